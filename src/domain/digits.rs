//! The shapes of digits that are read from afar: on a slip, on the board, at the kiosk.

/// How many points a digit is wide.
pub const WIDTH: usize = 3;
/// How many points a digit is high.
pub const HEIGHT: usize = 5;

/// The rows of a sign from the top, three points each; the highest of the three bits is the left point. What has no shape
/// is blank.
#[must_use]
pub const fn rows(sign: char) -> [u8; HEIGHT] {
    match sign {
        '0' => [0b111, 0b101, 0b101, 0b101, 0b111],
        '1' => [0b010, 0b110, 0b010, 0b010, 0b111],
        '2' => [0b111, 0b001, 0b111, 0b100, 0b111],
        '3' => [0b111, 0b001, 0b111, 0b001, 0b111],
        '4' => [0b101, 0b101, 0b111, 0b001, 0b001],
        '5' => [0b111, 0b100, 0b111, 0b001, 0b111],
        '6' => [0b111, 0b100, 0b111, 0b101, 0b111],
        '7' => [0b111, 0b001, 0b001, 0b010, 0b010],
        '8' => [0b111, 0b101, 0b111, 0b101, 0b111],
        '9' => [0b111, 0b101, 0b111, 0b001, 0b111],
        '-' => [0, 0, 0b111, 0, 0],
        '/' => [0b001, 0b001, 0b010, 0b100, 0b100],
        ':' => [0, 0b010, 0, 0b010, 0],
        _ => [0; HEIGHT],
    }
}

/// Whether the point of a sign is set, `x` from the left and `y` from the top.
#[must_use]
pub fn is_set(sign: char, x: usize, y: usize) -> bool {
    x < WIDTH && rows(sign).get(y).is_some_and(|row| row >> (WIDTH - 1 - x) & 1 == 1)
}

/// The lines of a number, `scale` signs a point and a gap as wide as a point between two digits.
#[must_use]
pub fn lines(number: &str, scale: (usize, usize), ink: &str) -> Vec<String> {
    let blank = " ".repeat(ink.chars().count());
    let (wide, high) = scale;
    let mut lines = Vec::with_capacity(HEIGHT * high);
    for y in 0..HEIGHT {
        let mut line = String::new();
        for (place, sign) in number.chars().enumerate() {
            if place > 0 {
                line.push_str(&blank.repeat(wide));
            }
            for x in 0..WIDTH {
                line.push_str(&if is_set(sign, x, y) { ink } else { &blank }.repeat(wide));
            }
        }
        lines.extend(std::iter::repeat_n(line.trim_end().to_owned(), high));
    }
    lines
}

/// How many columns a number takes at this many columns a point.
#[must_use]
pub fn width(number: &str, wide: usize) -> usize {
    match number.chars().count() {
        0 => 0,
        count => (count * (WIDTH + 1) - 1) * wide,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_drawn_point_by_point() {
        assert_eq!(lines("17", (1, 1), "#"), [" #  ###", "##    #", " #    #", " #   #", "###  #"]);
        assert_eq!(lines("1", (2, 1), "#")[4], "######");
        assert_eq!(lines("1", (1, 2), "#").len(), 10);
        assert_eq!(["", "1", "17"].map(|number| width(number, 2)), [0, 6, 14]);
    }

    #[test]
    fn no_two_digits_look_alike() {
        let mut drawn: Vec<_> = ('0'..='9').map(rows).collect();
        drawn.sort_unstable();
        drawn.dedup();
        assert_eq!(drawn.len(), 10);
    }
}
