//! Numbers large enough to be read while the hands hold a tube: three lines of half blocks a digit.

/// Rows of three points each, from the top; the highest of the three bits is the left point.
const fn points(sign: char) -> [u8; 6] {
    match sign {
        '0' => [0b111, 0b101, 0b101, 0b101, 0b111, 0],
        '1' => [0b010, 0b110, 0b010, 0b010, 0b111, 0],
        '2' => [0b111, 0b001, 0b111, 0b100, 0b111, 0],
        '3' => [0b111, 0b001, 0b111, 0b001, 0b111, 0],
        '4' => [0b101, 0b101, 0b111, 0b001, 0b001, 0],
        '5' => [0b111, 0b100, 0b111, 0b001, 0b111, 0],
        '6' => [0b111, 0b100, 0b111, 0b101, 0b111, 0],
        '7' => [0b111, 0b001, 0b001, 0b010, 0b010, 0],
        '8' => [0b111, 0b101, 0b111, 0b101, 0b111, 0],
        '9' => [0b111, 0b101, 0b111, 0b001, 0b111, 0],
        '-' => [0, 0, 0b111, 0, 0, 0],
        _ => [0; 6],
    }
}

/// The three lines of a number; four columns a sign.
pub(super) fn lines(number: &str) -> [String; 3] {
    let line = |upper: usize| {
        let mut line = String::new();
        for sign in number.chars() {
            let mut rows = points(sign).into_iter().skip(upper);
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

    #[test]
    fn no_two_digits_look_alike() {
        let mut drawn: Vec<_> = ('0'..='9').map(points).collect();
        drawn.sort_unstable();
        drawn.dedup();
        assert_eq!(drawn.len(), 10);
    }
}
