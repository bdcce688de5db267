//! The terminal, taken and always given back.

mod crash;
mod frames;
mod modes;
#[cfg(test)]
mod tests;

pub use frames::Frames;

use crate::i18n::Language;
use crossterm::terminal::{disable_raw_mode, enable_raw_mode};
use ratatui::Frame;
use ratatui::layout::Size;
use std::fs::File;
use std::io::{self, Write};
use std::os::fd::AsFd;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

/// The terminal while the program has it: raw input, the alternate screen, paste and focus reports.
///
/// It is given back on [`Terminal::suspend`], on drop and on a panic. The mouse is the person's own until
/// [`Terminal::set_mouse`] asks for it. Each frame is one write inside a synchronized update; a frame that changes
/// nothing sends nothing.
pub struct Terminal<W: Write> {
    inner: ratatui::Terminal<Frames<W>>,
    /// Whether the terminal is ours now; the panic hook looks here too.
    ours: Arc<AtomicBool>,
    /// Whether there is a device behind it whose raw mode must be switched.
    device: bool,
    mouse: bool,
    /// Whether the terminal may show something else than what was last drawn.
    stale: bool,
}

impl Terminal<File> {
    /// Takes the process's terminal, and sets what happens on a panic: the terminal is given back, the place of the
    /// panic goes to the log, and one sentence in `language` names the incident and the log.
    ///
    /// # Errors
    /// When standard output is closed or is no terminal.
    pub fn enter(language: Language, log: &Path) -> io::Result<Self> {
        // Standard output as the library wraps it sends a frame line by line; its own file sends it at once.
        let out = File::from(io::stdout().as_fd().try_clone_to_owned()?);
        // The theme decides about colours. Left to itself, crossterm loses bold and reverse under NO_COLOR.
        crossterm::style::force_color_output(true);
        let mut terminal = Self::new(out, device_size()?, true)?;
        crash::set_hook(language, log.to_path_buf(), Arc::clone(&terminal.ours));
        terminal.take()?;
        Ok(terminal)
    }
}

impl<W: Write> Terminal<W> {
    /// A terminal that is only a writer: the same bytes, with no device behind them.
    ///
    /// # Errors
    /// When the writer refuses.
    pub fn over(out: W, size: Size) -> io::Result<Self> {
        let mut terminal = Self::new(out, size, false)?;
        terminal.take()?;
        Ok(terminal)
    }

    fn new(out: W, size: Size, device: bool) -> io::Result<Self> {
        let inner = ratatui::Terminal::new(Frames::new(out, size))?;
        Ok(Self { inner, ours: Arc::new(AtomicBool::new(false)), device, mouse: false, stale: false })
    }

    /// Draws a frame; nothing is sent when it shows what is shown already.
    ///
    /// # Errors
    /// When the terminal refuses the bytes. A line that has dropped is no error: what is drawn goes nowhere.
    pub fn draw(&mut self, render: impl FnOnce(&mut Frame<'_>)) -> io::Result<()> {
        if std::mem::take(&mut self.stale) {
            self.inner.clear()?;
        }
        self.inner.draw(render).map(|_| ())
    }

    /// The window has another size, or had one for a moment and has lost what was on it; the next frame is drawn whole.
    pub fn resize(&mut self, columns: u16, rows: u16) {
        self.stale = true;
        self.inner.backend_mut().set_size(Size::new(columns, rows));
    }

    /// Forgets what is on the screen, so that the next frame is drawn whole.
    ///
    /// # Errors
    /// When the terminal refuses the bytes.
    pub fn forget(&mut self) -> io::Result<()> {
        self.inner.clear()
    }

    /// Asks the terminal to report the mouse, or gives it back to the person's own selection of text.
    ///
    /// # Errors
    /// When the terminal refuses the bytes.
    pub fn set_mouse(&mut self, on: bool) -> io::Result<()> {
        self.mouse = on;
        self.inner.backend_mut().send(&modes::mouse(on))
    }

    /// Rings the bell.
    ///
    /// # Errors
    /// When the terminal refuses the bytes.
    pub fn ring(&mut self) -> io::Result<()> {
        self.inner.backend_mut().send(b"\x07")
    }

    /// Gives the terminal back for a while.
    ///
    /// # Errors
    /// When the terminal refuses.
    pub fn suspend(&mut self) -> io::Result<()> {
        if !self.ours.swap(false, Ordering::SeqCst) {
            return Ok(());
        }
        self.inner.backend_mut().send(&modes::leave())?;
        if self.device { disable_raw_mode() } else { Ok(()) }
    }

    /// Takes the terminal again, at the size it has now; the next frame is drawn whole.
    ///
    /// # Errors
    /// When the terminal refuses.
    pub fn resume(&mut self) -> io::Result<()> {
        if self.device {
            // After a stop that nobody announced, the shell has set its own modes: begin anew.
            disable_raw_mode()?;
            self.inner.backend_mut().set_size(device_size()?);
        }
        self.take()?;
        self.forget()
    }

    /// Gives the terminal back for good.
    pub fn leave(self) {
        drop(self);
    }

    fn take(&mut self) -> io::Result<()> {
        self.ours.store(true, Ordering::SeqCst);
        if self.device {
            enable_raw_mode()?;
        }
        let mouse = self.mouse;
        self.inner.backend_mut().send(&modes::enter(mouse))
    }
}

impl<W: Write> Drop for Terminal<W> {
    fn drop(&mut self) {
        let _ = self.suspend();
    }
}

fn device_size() -> io::Result<Size> {
    crossterm::terminal::size().map(|(columns, rows)| Size::new(columns, rows))
}
