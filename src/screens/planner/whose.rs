//! Choosing whose time is shown: everybody's, a specialty's, one professional's.

use super::{Msg, Planner, View};
use crate::app::effect::Slot;
use crate::app::screen::Cx;
use crate::i18n::{Catalogue, t};
use crate::screens::choose::Choose;
use crate::store::appointments::planner::Whose;
use crate::store::{Reader, StoreError, professionals};
use crate::ui::picker::PickItem;

const CHOICES: Slot = Slot("whose");

/// Something that can be shown: what it is, its name, and what tells it apart.
pub struct Choice {
    whose: Whose,
    name: String,
    detail: String,
}

fn choices(conn: &Reader) -> Result<Vec<Choice>, StoreError> {
    let staff = professionals::list(conn)?;
    let specialties = professionals::specialties(conn)?
        .into_iter()
        .filter(|specialty| staff.iter().any(|known| known.active && known.details.specialty == Some(specialty.id)));
    let specialty = |known: professionals::Specialty| Choice {
        whose: Whose::Specialty(known.id),
        name: known.name,
        detail: String::new(),
    };
    let mut choices: Vec<Choice> = specialties.map(specialty).collect();
    choices.extend(staff.iter().filter(|known| known.active).map(|known| Choice {
        whose: Whose::Professional(known.id),
        name: known.display(),
        detail: known.specialty_name.clone(),
    }));
    Ok(choices)
}

/// Looks up who can be shown.
pub(super) fn ask(cx: &mut Cx<'_, Planner>) {
    cx.query(CHOICES, choices, Msg::Choices);
}

/// Lets one of them be chosen.
pub(super) fn choose(choices: Vec<Choice>, cx: &mut Cx<'_, Planner>) {
    let catalogue = Catalogue::new(cx.context().locale);
    let everybody =
        PickItem { label: catalogue.text(t::PLANNER_EVERYBODY), detail: String::new(), value: (Whose::All, None) };
    let mut items = vec![everybody];
    items.extend(choices.into_iter().map(|choice| {
        let label = match choice.whose {
            Whose::Specialty(_) => format!("{} ({})", choice.name, catalogue.text(t::PLANNER_SPECIALTY)),
            _ => choice.name.clone(),
        };
        PickItem { label, detail: choice.detail, value: (choice.whose, Some(choice.name)) }
    }));
    cx.open(Choose::new(t::PLANNER_WHOSE, items), |(whose, label)| Msg::Chosen(whose, label));
}

impl Planner {
    /// Shows it. In the week another professional has another week; a week of several is a day of them.
    pub(super) fn show_whose(&mut self, whose: Whose, label: Option<String>, cx: &mut Cx<'_, Self>) {
        let professional = match whose {
            Whose::Professional(id) => Some(id),
            Whose::All | Whose::Specialty(_) => None,
        };
        let view = match (self.view, professional) {
            (View::Week, None) => View::Day,
            (view, _) => view,
        };
        if self.view != View::Week || professional.is_none() {
            (self.whose, self.label) = (whose, label);
        }
        if let Some(professional) = professional {
            self.cursor.professional = Some(professional);
        }
        self.look_at(view, cx);
    }
}
