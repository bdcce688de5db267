//! Strict reading of the embedded tables: tab-separated, a header that names the columns, no empty line, no spare cell.

/// Where an embedded table is not as it must be. Only a mistake in the program's own files can cause it.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("catalogue {table}, line {line}, column {column}: {what}")]
pub struct Malformed {
    /// The table's file name without ending.
    pub table: &'static str,
    /// The line, from 1 on.
    pub line: usize,
    /// The column's name; empty for the line as a whole.
    pub column: &'static str,
    /// What is wrong.
    pub what: &'static str,
}

/// One line of a table, read from left to right.
pub(super) struct Row {
    table: &'static str,
    line: usize,
    columns: std::slice::Iter<'static, &'static str>,
    cells: std::str::Split<'static, char>,
}

impl Row {
    /// The next cell, which must stand in this column and hold something.
    pub(super) fn text(&mut self, column: &'static str) -> Result<&'static str, Malformed> {
        let cell = self.cell(column)?;
        if cell.is_empty() { Err(self.malformed(column, "empty")) } else { Ok(cell) }
    }

    /// The next cell, which must stand in this column and may be empty.
    pub(super) fn optional(&mut self, column: &'static str) -> Result<Option<&'static str>, Malformed> {
        Ok(Some(self.cell(column)?).filter(|cell| !cell.is_empty()))
    }

    /// The next cell, read; it must hold something.
    pub(super) fn read<T>(
        &mut self,
        column: &'static str,
        read: impl Fn(&'static str) -> Option<T>,
    ) -> Result<T, Malformed> {
        let cell = self.text(column)?;
        read(cell).ok_or_else(|| self.malformed(column, "not readable"))
    }

    /// The next cell, read if it holds something.
    pub(super) fn read_optional<T>(
        &mut self,
        column: &'static str,
        read: impl Fn(&'static str) -> Option<T>,
    ) -> Result<Option<T>, Malformed> {
        self.optional(column)?.map(|cell| read(cell).ok_or_else(|| self.malformed(column, "not readable"))).transpose()
    }

    fn cell(&mut self, column: &'static str) -> Result<&'static str, Malformed> {
        if self.columns.next() != Some(&column) {
            return Err(self.malformed(column, "the header has another column here"));
        }
        let cell = self.cells.next().ok_or_else(|| self.malformed(column, "the line is too short"))?;
        if cell.trim() == cell { Ok(cell) } else { Err(self.malformed(column, "blanks at an end")) }
    }

    const fn malformed(&self, column: &'static str, what: &'static str) -> Malformed {
        Malformed { table: self.table, line: self.line, column, what }
    }
}

/// Reads every line after the header with `read`, which takes the cells in order.
pub(super) fn rows<T>(
    table: &'static str,
    source: &'static str,
    columns: &'static [&'static str],
    read: impl Fn(&mut Row) -> Result<T, Malformed>,
) -> Result<Vec<T>, Malformed> {
    let mut lines = source.lines();
    if !lines.next().is_some_and(|header| header.split('\t').eq(columns.iter().copied())) {
        return Err(Malformed { table, line: 1, column: "", what: "not the expected header" });
    }
    lines
        .enumerate()
        .map(|(index, line)| {
            let mut row = Row { table, line: index + 2, columns: columns.iter(), cells: line.split('\t') };
            let value = read(&mut row)?;
            if row.cells.next().is_none() { Ok(value) } else { Err(row.malformed("", "the line is too long")) }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const COLUMNS: &[&str] = &["code", "factor"];

    fn read(source: &'static str) -> Result<Vec<(&'static str, Option<u32>)>, &'static str> {
        rows("test", source, COLUMNS, |row| {
            Ok((row.text("code")?, row.read_optional("factor", |cell| cell.parse().ok())?))
        })
        .map_err(|malformed| malformed.what)
    }

    #[test]
    fn only_exact_tables_are_read() {
        assert_eq!(read("code\tfactor\nA\t1\nB\t\n"), Ok(vec![("A", Some(1)), ("B", None)]));
        for (source, what) in [
            ("code\nA\n", "not the expected header"),
            ("", "not the expected header"),
            ("code\tfactor\nA\n", "the line is too short"),
            ("code\tfactor\nA\t1\t2\n", "the line is too long"),
            ("code\tfactor\n\t1\n", "empty"),
            ("code\tfactor\nA\tx\n", "not readable"),
            ("code\tfactor\nA \t1\n", "blanks at an end"),
            ("code\tfactor\n\nA\t1\n", "empty"),
        ] {
            assert_eq!(read(source), Err(what), "{source:?}");
        }
    }
}
