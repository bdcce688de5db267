//! What screens ask the app to do, as values.

use super::context::Session;
use super::layer::Layer;
use super::place::Place;
use super::worker::Bench;
use crate::domain::ids::AppointmentId;
use crate::i18n::Language;
use crate::store::StoreError;
use crate::store::settings::Settings;
use crate::ui::toast::Toast;
use std::any::Any;

/// Which layer; never used twice.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct LayerId(pub u64);

/// Which of a screen's questions to the store: a newer one replaces an older one of the same slot.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Slot(pub &'static str);

/// A message or outcome on its way to the screen that knows its type.
pub type Payload = Box<dyn Any + Send>;

/// Work for the thread that owns the database.
pub type Work = Box<dyn FnOnce(&mut Bench) -> Payload + Send>;

/// Whether work may be dropped when newer work of the same slot waits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WorkKind {
    /// It only reads: the newest is enough.
    Read,
    /// It writes: it always runs, and its answer always arrives.
    Write,
}

/// Where the outcome of a finished layer goes.
pub enum Back {
    /// Nowhere.
    Nothing,
    /// To the layer that opened it, as one of its messages.
    Message(LayerId, Box<dyn FnOnce(Payload) -> Option<Payload> + Send>),
    /// The outcome is a command, to be run on the layer below.
    Command,
    /// The outcome says what to do with a found draft of the layer below.
    Draft(serde_json::Value),
}

/// Why a slip is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SlipReason {
    /// The patient has arrived; only where the configuration asks for a slip at every arrival.
    Arrived,
    /// Somebody asked for it.
    Asked,
}

/// One thing the app shall do.
pub enum Effect {
    /// Ask the store.
    Work {
        /// Who asks.
        layer: LayerId,
        /// Read or write.
        kind: WorkKind,
        /// Which question.
        slot: Slot,
        /// The work.
        run: Work,
    },
    /// Put a layer on top.
    Open {
        /// The layer.
        layer: Box<dyn Layer>,
        /// Where its outcome goes.
        back: Back,
    },
    /// A layer is done and hands over its outcome.
    Finish {
        /// Which.
        layer: LayerId,
        /// The outcome.
        outcome: Payload,
    },
    /// A layer closes without an outcome; its draft is kept.
    Close {
        /// Which.
        layer: LayerId,
    },
    /// The kept draft of a layer is thrown away.
    DiscardDraft {
        /// Which.
        layer: LayerId,
    },
    /// Say something in passing.
    Say(Toast),
    /// Say what went wrong.
    Fail(StoreError),
    /// A new clinic is open; now sign in.
    Founded(Settings),
    /// The settings are others now.
    Settings(Settings),
    /// Somebody has signed in.
    SignedIn(Session, Option<Language>),
    /// The right password was given to the lock.
    Unlock,
    /// The person signs out.
    SignOut,
    /// Print the slip of an appointment.
    Slip {
        /// Whose.
        visit: AppointmentId,
        /// In which language.
        language: Language,
        /// Why.
        why: SlipReason,
    },
    /// Speak another language until somebody else says otherwise; nobody's own choice changes.
    Speak(Language),
    /// Ring the terminal's bell.
    Bell,
    /// Go to a place of work.
    Go(Place),
    /// The program ends.
    Quit,
}
