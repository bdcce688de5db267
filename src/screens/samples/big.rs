//! Numbers large enough to be read while the hands hold a tube: three lines of half blocks a digit.

use crate::domain::digits;

/// The three lines of a number; four columns a sign.
pub(super) fn lines(number: &str) -> [String; 3] {
    let line = |upper: usize| {
        let mut line = String::new();
        for sign in number.chars() {
            let mut rows = digits::rows(sign).into_iter().skip(upper);
            let (upper, lower) = (rows.next().unwrap_or_default(), rows.next().unwrap_or_default());
            for bit in [0b100, 0b010, 0b001] {
                line.push(match (upper & bit != 0, lower & bit != 0) {
                    (true, true) => '█',
                    (true, false) => '▀',
                    (false, true) => '▄',
                    (false, false) => ' ',
                });
            }
            line.push(' ');
        }
        line.trim_end().to_owned()
    };
    [line(0), line(2), line(4)]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_drawn_in_half_blocks() {
        assert_eq!(lines("10-"), ["▄█  █▀█", " █  █ █ ▀▀▀", "▀▀▀ ▀▀▀"]);
    }
}
