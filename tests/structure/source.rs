//! Reads the source tree so that rules can be checked on what is code, and only on that.

use std::fs;
use std::path::{Path, PathBuf};

/// One source file of the program.
pub(crate) struct Source {
    /// Its path below `src`, such as `store/tx.rs`.
    pub(crate) path: String,
    /// The code that ships: tests cut out, lines kept, comments and literals blanked.
    pub(crate) code: String,
    /// The literals of the code that ships: line number from one, and what stands between the quotes.
    pub(crate) literals: Vec<(usize, String)>,
    /// How many lines it has without its tests.
    pub(crate) lines: usize,
}

impl Source {
    fn new(path: String, text: &str) -> Self {
        let (blanked, literals) = blank(text);
        let tests = test_blocks(&blanked);
        let inside = |line: usize| tests.iter().any(|(from, until)| (*from..=*until).contains(&line));
        let kept = |(number, line)| if inside(number + 1) { "" } else { line };
        let code: Vec<&str> = blanked.lines().enumerate().map(kept).collect();
        let lines = (1..=blanked.lines().count()).filter(|line| !inside(*line)).count();
        let literals = literals.into_iter().filter(|(line, _)| !inside(*line)).collect();
        Self { path, code: code.join("\n"), literals, lines }
    }

    /// The top module: `store` for `store/tx.rs`, `clock` for `clock.rs`.
    pub(crate) fn module(&self) -> &str {
        let first = self.path.split('/').next().unwrap_or_default();
        first.strip_suffix(".rs").unwrap_or(first)
    }
}

/// The root of the project.
pub(crate) fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Every file of `src` that ships: those that a `#[cfg(test)] mod …;` brings in hold tests only.
pub(crate) fn sources() -> Vec<Source> {
    let folder = root().join("src");
    let mut paths = Vec::new();
    collect(&folder, &mut paths);
    paths.sort();
    let name = |path: &Path| path.strip_prefix(&folder).expect("below src").to_string_lossy().replace('\\', "/");
    let files: Vec<(String, String)> =
        paths.iter().map(|path| (name(path), fs::read_to_string(path).expect("a source file"))).collect();
    assert!(files.len() > 10, "the source tree was not found");
    let tests: Vec<String> = files.iter().flat_map(|(name, text)| test_modules(name, text)).collect();
    let ships =
        |name: &str| !tests.iter().any(|test| name == format!("{test}.rs") || name.starts_with(&format!("{test}/")));
    files.into_iter().filter(|(name, _)| ships(name)).map(|(name, text)| Source::new(name, &text)).collect()
}

/// The modules in files of their own that a file brings in for tests, without the ending: `store/tests`.
fn test_modules(name: &str, text: &str) -> Vec<String> {
    let folder = match name.strip_suffix(".rs").unwrap_or(name) {
        "lib" | "main" => String::new(),
        path => format!("{}/", path.strip_suffix("/mod").unwrap_or(path)),
    };
    let (code, _) = blank(text);
    let module = |at: usize| {
        let item = &code[at..=block_end(&code, at)?];
        let module = item.split_once("mod ")?.1.strip_suffix(';')?.trim();
        Some(format!("{folder}{module}"))
    };
    code.match_indices("#[cfg(test)]").filter_map(|(at, _)| module(at)).collect()
}

fn collect(folder: &Path, paths: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            collect(&path, paths);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            paths.push(path);
        }
    }
}

/// Blanks comments, strings and characters with spaces, keeps every line; and gives the strings.
fn blank(text: &str) -> (String, Vec<(usize, String)>) {
    let chars: Vec<char> = text.chars().collect();
    let mut code = String::with_capacity(text.len());
    let mut literals = Vec::new();
    let mut at = 0;
    while at < chars.len() {
        let end = match chars[at] {
            '/' if chars.get(at + 1) == Some(&'/') => line_end(&chars, at),
            '/' if chars.get(at + 1) == Some(&'*') => comment_end(&chars, at),
            '"' => string_end(&chars, at),
            'r' if !joined(&chars, at) => raw_string_end(&chars, at).unwrap_or(at),
            '\'' => char_end(&chars, at).unwrap_or(at),
            _ => at,
        };
        if end == at {
            code.push(chars[at]);
            at += 1;
            continue;
        }
        if matches!(chars[at], '"' | 'r') {
            let literal: String = chars[at..end].iter().collect();
            let inner = literal.trim_start_matches(['r', '#']).trim_end_matches('#').trim_matches('"');
            literals.push((code.matches('\n').count() + 1, inner.to_owned()));
        }
        code.extend(chars[at..end].iter().map(|c| if *c == '\n' { '\n' } else { ' ' }));
        at = end;
    }
    (code, literals)
}

/// Whether the character continues a name.
fn joined(chars: &[char], at: usize) -> bool {
    at.checked_sub(1).is_some_and(|before| is_word(chars[before]) && chars[before] != 'b')
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

fn line_end(chars: &[char], at: usize) -> usize {
    chars[at..].iter().position(|c| *c == '\n').map_or(chars.len(), |length| at + length)
}

fn comment_end(chars: &[char], mut at: usize) -> usize {
    let mut depth = 0;
    while at < chars.len() {
        match (chars[at], chars.get(at + 1)) {
            ('/', Some('*')) => (depth, at) = (depth + 1, at + 2),
            ('*', Some('/')) if depth == 1 => return at + 2,
            ('*', Some('/')) => (depth, at) = (depth - 1, at + 2),
            _ => at += 1,
        }
    }
    at
}

fn string_end(chars: &[char], at: usize) -> usize {
    let mut next = at + 1;
    while next < chars.len() {
        match chars[next] {
            '\\' => next += 2,
            '"' => return next + 1,
            _ => next += 1,
        }
    }
    chars.len()
}

fn raw_string_end(chars: &[char], at: usize) -> Option<usize> {
    let marks = chars[at + 1..].iter().take_while(|c| **c == '#').count();
    let open = at + 1 + marks;
    (chars.get(open) == Some(&'"')).then_some(())?;
    let closes = |from: usize| chars[from] == '"' && (1..=marks).all(|offset| chars.get(from + offset) == Some(&'#'));
    (open + 1..chars.len()).find(|from| closes(*from)).map(|from| from + marks + 1)
}

/// The end of a character; a lifetime has none.
fn char_end(chars: &[char], at: usize) -> Option<usize> {
    if chars.get(at + 1) == Some(&'\\') {
        let close = chars.get(at + 3..)?.iter().position(|c| *c == '\'')?;
        return Some(at + 4 + close);
    }
    (chars.get(at + 2) == Some(&'\'')).then_some(at + 3)
}

/// The first and last line of every block that is compiled for tests only.
fn test_blocks(code: &str) -> Vec<(usize, usize)> {
    let marks = code.match_indices("#[cfg(test)]").map(|(at, _)| at);
    marks
        .map(|at| {
            let end = block_end(code, at).unwrap_or(code.len());
            (line_of(code, at), line_of(code, end))
        })
        .collect()
}

/// Where the item that begins at `from` ends: at its closing brace, or at a semicolon when it has no body.
pub(crate) fn block_end(code: &str, from: usize) -> Option<usize> {
    let mut depth = 0_i32;
    for (offset, c) in code[from..].char_indices() {
        match c {
            '{' | '(' | '[' => depth += 1,
            '}' | ')' | ']' => {
                depth -= 1;
                if depth == 0 && c == '}' {
                    return Some(from + offset);
                }
            }
            ';' if depth == 0 => return Some(from + offset),
            _ => {}
        }
    }
    None
}

/// The line number of a place, from one.
pub(crate) fn line_of(code: &str, at: usize) -> usize {
    code[..at].matches('\n').count() + 1
}

/// The places at which a word stands, not as a part of another.
pub(crate) fn words<'a>(code: &'a str, word: &'a str) -> impl Iterator<Item = usize> + 'a {
    code.match_indices(word).map(|(at, _)| at).filter(move |at| {
        let before = code[..*at].chars().next_back();
        let after = code[at + word.len()..].chars().next();
        !before.is_some_and(is_word) && !after.is_some_and(is_word)
    })
}

#[test]
fn test_modules_are_found_where_they_are_brought_in() {
    let text = "#[cfg(test)]\nmod tests;\nmod tx;\n#[cfg(test)]\npub(crate) mod testing;\n#[cfg(test)]\nmod here { }";
    assert_eq!(test_modules("store/mod.rs", text), ["store/tests", "store/testing"]);
    assert_eq!(test_modules("store/lab.rs", text), ["store/lab/tests", "store/lab/testing"]);
    assert_eq!(test_modules("lib.rs", "#[cfg(test)] mod tests;"), ["tests"]);
}

#[test]
fn the_reader_tells_code_from_comments_literals_and_tests() {
    let text = r####"
fn one<'a>(x: &'a str) -> char { // a comment { "quoted" }
    let raw = r#"raw " { string"#; let plain = "plain \" {";
    '{' /* outer /* inner */ { */
}
#[cfg(test)]
mod tests {
    fn two() { "in a test"; }
}
const LAST: u8 = b'}';
"####;
    let source = Source::new("one.rs".into(), text);
    assert!(source.code.contains("fn one<'a>(x: &'a str) -> char {") && source.code.contains("const LAST: u8 = b"));
    for gone in ["comment", "quoted", "raw \"", "plain \\", "inner", "two", "in a test"] {
        assert!(!source.code.contains(gone), "{gone} is still there:\n{}", source.code);
    }
    assert_eq!(source.code.matches(['{', '}']).count(), 2, "{}", source.code);
    assert_eq!(source.literals, [(3, "raw \" { string".into()), (3, "plain \\\" {".into())]);
    assert_eq!(source.lines, 6);
    assert_eq!(words("fn a_b() { a::b() }", "a").count(), 1);
}
