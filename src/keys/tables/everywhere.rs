//! The keys that every screen understands, and those of forms, lists and questions.

use super::{ENTER, ESC, F1};
use crate::i18n::t;
use crate::keys::Command as C;
use crate::keys::{Scope, bind, char, ctrl, named, shown};
use crossterm::event::KeyCode;

/// Everywhere.
pub const GLOBAL: Scope = Scope {
    name: t::KEYS_GLOBAL,
    bindings: &[
        bind(&[char('?'), F1, ctrl('p')], C::Help),
        bind(&[ESC], C::Back),
        bind(&[char('q'), ctrl('q'), ctrl('c')], C::Quit),
        bind(&[ctrl('z')], C::Suspend),
        bind(&[char('1')], C::Place1),
        bind(&[char('2')], C::Place2),
        bind(&[char('3')], C::Place3),
        bind(&[char('4')], C::Place4),
        bind(&[char('5')], C::Place5),
        bind(&[char('6')], C::Place6),
        bind(&[char('7')], C::Place7),
        bind(&[char('8')], C::Place8),
        bind(&[char('9')], C::Place9),
        bind(&[char('0')], C::Place10),
        bind(&[char('-')], C::Place11),
        bind(&[char('=')], C::Place12),
        bind(&[char('/')], C::Search),
        bind(&[named(KeyCode::Tab)], C::NextPlace),
        bind(&[named(KeyCode::BackTab)], C::PreviousPlace),
        bind(&[ctrl('o')], C::Drafts),
        bind(&[named(KeyCode::F(2))], C::Messages),
        bind(&[named(KeyCode::F(3))], C::Language),
        bind(&[named(KeyCode::F(4))], C::Theme),
        bind(&[named(KeyCode::F(5))], C::Mouse),
        bind(&[named(KeyCode::F(6))], C::ChangePassword),
        bind(&[ctrl('l')], C::Redraw),
        bind(&[named(KeyCode::F(9))], C::Lock),
        bind(&[named(KeyCode::F(10))], C::SignOut),
    ],
};

/// Lists.
pub const LIST: Scope = Scope {
    name: t::KEYS_LIST,
    bindings: &[
        bind(&[named(KeyCode::Up), char('k')], C::Up),
        bind(&[named(KeyCode::Down), char('j')], C::Down),
        bind(&[named(KeyCode::PageUp)], C::PageUp),
        bind(&[named(KeyCode::PageDown)], C::PageDown),
        bind(&[named(KeyCode::Home), char('g')], C::First),
        bind(&[named(KeyCode::End), char('G')], C::Last),
        bind(&[ENTER], C::Open),
    ],
};

/// Forms. Letters never act while a field has the focus.
pub const FORM: Scope = Scope {
    name: t::KEYS_FORM,
    bindings: &[
        shown(1, &[ctrl('s'), named(KeyCode::F(8))], C::Save),
        shown(3, &[ESC, ctrl('c')], C::Back),
        bind(&[named(KeyCode::Tab), ENTER, named(KeyCode::Down)], C::NextField),
        bind(&[named(KeyCode::BackTab), named(KeyCode::Up)], C::PreviousField),
        bind(&[ctrl('d')], C::Discard),
    ],
};

/// Forms of several pages.
pub const PAGES: Scope = Scope {
    name: t::KEYS_PAGES,
    bindings: &[shown(4, &[named(KeyCode::PageDown)], C::NextPage), bind(&[named(KeyCode::PageUp)], C::PreviousPage)],
};

/// Forms with a field that has a list of its own behind it.
pub const CHOICES: Scope = Scope { name: t::KEYS_CHOICES, bindings: &[shown(2, &[named(KeyCode::F(7))], C::Choose)] };

/// Screens that are mostly text. Letters are always typed there.
pub const TEXTS: Scope = Scope {
    name: t::KEYS_TEXTS,
    bindings: &[
        shown(2, &[ctrl('s'), named(KeyCode::F(8))], C::Save),
        shown(5, &[ESC, ctrl('c')], C::Back),
        bind(&[named(KeyCode::Tab), named(KeyCode::Down)], C::NextField),
        bind(&[named(KeyCode::BackTab), named(KeyCode::Up)], C::PreviousField),
        bind(&[ctrl('d')], C::Discard),
    ],
};

/// Lists under a line in which one types: found patients, commands, choices.
pub const PICKER: Scope = Scope {
    name: t::KEYS_PICKER,
    bindings: &[
        shown(1, &[ENTER], C::Open),
        shown(2, &[ESC, ctrl('c')], C::Back),
        bind(&[named(KeyCode::Up)], C::Up),
        bind(&[named(KeyCode::Down)], C::Down),
        bind(&[named(KeyCode::PageUp)], C::PageUp),
        bind(&[named(KeyCode::PageDown)], C::PageDown),
    ],
};

/// Questions about what cannot be taken back: Enter answers nothing.
pub const QUESTION: Scope = Scope {
    name: t::KEYS_QUESTION,
    bindings: &[bind(&[char('y')], C::Yes), bind(&[char('n'), ESC, ctrl('c')], C::No)],
};

/// Questions about what loses nothing.
pub const HARMLESS_QUESTION: Scope = Scope {
    name: t::KEYS_HARMLESS_QUESTION,
    bindings: &[bind(&[ENTER, char('y')], C::Yes), bind(&[ESC, char('n'), ctrl('c')], C::No)],
};

/// Found unfinished work; no letters, because somebody may be typing already.
pub const DRAFT_QUESTION: Scope = Scope {
    name: t::KEYS_DRAFT_QUESTION,
    bindings: &[bind(&[ENTER], C::Yes), bind(&[ctrl('d')], C::Discard), bind(&[ESC, ctrl('c')], C::Back)],
};

/// Signing in.
pub const LOGIN: Scope = Scope {
    name: t::LOGIN_TITLE,
    bindings: &[
        shown(1, &[ENTER, ctrl('s')], C::SignIn),
        shown(2, &[ctrl('q')], C::Quit),
        shown(3, &[named(KeyCode::F(3))], C::Language),
    ],
};

/// The lock.
pub const LOCK: Scope = Scope {
    name: t::LOCK_TITLE,
    bindings: &[
        shown(1, &[ENTER, ctrl('s')], C::SignIn),
        shown(2, &[named(KeyCode::F(10))], C::SignOut),
        shown(3, &[named(KeyCode::F(3))], C::Language),
    ],
};

/// A password that was given by somebody else: there is no way past choosing one's own.
pub const FIRST_PASSWORD: Scope = Scope {
    name: t::KEYS_FIRST_PASSWORD,
    bindings: &[shown(2, &[named(KeyCode::F(10))], C::SignOut), shown(3, &[named(KeyCode::F(3))], C::Language)],
};
