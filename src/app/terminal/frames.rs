//! Frames as single writes: what ratatui draws is collected, and sent only when there is something to send.

use crossterm::cursor::{Hide, MoveTo, Show};
use crossterm::queue;
use crossterm::terminal::Clear;
use ratatui::backend::{Backend, ClearType, CrosstermBackend, WindowSize};
use ratatui::buffer::Cell;
use ratatui::layout::{Position, Size};
use std::io::{self, Write};

/// A frame rarely passes this many bytes; a larger one is collected whole all the same.
const FRAME: usize = 64 << 10;

/// The terminal shows nothing between these two (terminals that do not know them ignore them).
const HOLD: &[u8] = b"\x1b[?2026h";
const SHOW: &[u8] = b"\x1b[?2026l";

/// `EIO` of Linux, macOS and the BSDs: the terminal is gone.
const EIO: i32 = 5;

/// Collects a frame; flushing sends it as one write inside a synchronized update.
struct Collected<W> {
    out: W,
    frame: Vec<u8>,
    lost: bool,
}

impl<W: Write> Collected<W> {
    /// Writes to the line, unless it has dropped. A dropped line is no error: the hang-up signal says so too.
    fn send(&mut self) -> io::Result<()> {
        if self.lost || self.frame.is_empty() {
            self.frame.clear();
            return Ok(());
        }
        let sent = self.out.write_all(&self.frame).and_then(|()| self.out.flush());
        self.frame.clear();
        match sent {
            Err(error) if error.kind() == io::ErrorKind::BrokenPipe || error.raw_os_error() == Some(EIO) => {
                self.lost = true;
                Ok(())
            }
            sent => sent,
        }
    }
}

impl<W: Write> Write for Collected<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.frame.is_empty() {
            self.frame.extend_from_slice(HOLD);
        }
        self.frame.extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        if !self.frame.is_empty() {
            self.frame.extend_from_slice(SHOW);
        }
        self.send()
    }
}

/// The backend. It knows the size and the cursor itself, so it asks the terminal nothing and repeats nothing.
pub struct Frames<W: Write> {
    inner: CrosstermBackend<Collected<W>>,
    size: Size,
    /// Whether the cursor is visible; unknown at first.
    shown: Option<bool>,
    /// Where the cursor is; unknown after drawing.
    at: Option<Position>,
}

impl<W: Write> Frames<W> {
    pub(super) fn new(out: W, size: Size) -> Self {
        let collected = Collected { out, frame: Vec::with_capacity(FRAME), lost: false };
        Self { inner: CrosstermBackend::new(collected), size, shown: None, at: None }
    }

    pub(super) const fn set_size(&mut self, size: Size) {
        self.size = size;
    }

    /// Sends bytes that belong to no frame, and forgets what was known of the cursor.
    pub(super) fn send(&mut self, bytes: &[u8]) -> io::Result<()> {
        (self.shown, self.at) = (None, None);
        self.inner.write_all(bytes)?;
        Write::flush(&mut self.inner)
    }
}

impl<W: Write> Backend for Frames<W> {
    type Error = io::Error;

    fn draw<'a, I>(&mut self, content: I) -> io::Result<()>
    where
        I: Iterator<Item = (u16, u16, &'a Cell)>,
    {
        let mut content = content.peekable();
        if content.peek().is_none() {
            return Ok(());
        }
        self.at = None;
        self.inner.draw(content)
    }

    fn hide_cursor(&mut self) -> io::Result<()> {
        if self.shown.replace(false) == Some(false) {
            return Ok(());
        }
        queue!(self.inner, Hide)
    }

    fn show_cursor(&mut self) -> io::Result<()> {
        if self.shown.replace(true) == Some(true) {
            return Ok(());
        }
        queue!(self.inner, Show)
    }

    /// Nothing needs the real answer, and asking the terminal costs a round trip.
    fn get_cursor_position(&mut self) -> io::Result<Position> {
        Ok(self.at.unwrap_or_default())
    }

    fn set_cursor_position<P: Into<Position>>(&mut self, position: P) -> io::Result<()> {
        let position = position.into();
        if self.at.replace(position) == Some(position) {
            return Ok(());
        }
        queue!(self.inner, MoveTo(position.x, position.y))
    }

    fn clear(&mut self) -> io::Result<()> {
        self.clear_region(ClearType::All)
    }

    fn clear_region(&mut self, region: ClearType) -> io::Result<()> {
        use crossterm::terminal::ClearType as Region;
        let region = match region {
            ClearType::All => Region::All,
            ClearType::AfterCursor => Region::FromCursorDown,
            ClearType::BeforeCursor => Region::FromCursorUp,
            ClearType::CurrentLine => Region::CurrentLine,
            ClearType::UntilNewLine => Region::UntilNewLine,
        };
        queue!(self.inner, Clear(region))
    }

    fn size(&self) -> io::Result<Size> {
        Ok(self.size)
    }

    fn window_size(&mut self) -> io::Result<WindowSize> {
        Ok(WindowSize { columns_rows: self.size, pixels: Size::ZERO })
    }

    fn flush(&mut self) -> io::Result<()> {
        Write::flush(&mut self.inner)
    }
}
