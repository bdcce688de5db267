//! The places of work, and whose they are.

use crate::domain::actor::Role::{self, Admin, Biologist, Doctor, Nurse, Secretary};
use crate::domain::actor::Roles;
use crate::domain::vocabulary::{Vocabulary, vocabulary};

vocabulary! {
    /// A place of work: one queue and what is done there.
    pub enum Place {
        /// Today's appointments.
        Reception = "reception" => PLACE_RECEPTION,
        /// Who works when, and what is free.
        Planner = "planner" => PLACE_PLANNER,
        /// Everybody who was ever here.
        Patients = "patients" => PLACE_PATIENTS,
        /// Visits to bill and close.
        Billing = "billing" => PLACE_BILLING,
        /// Arrived patients.
        Triage = "triage" => PLACE_TRIAGE,
        /// Samples to take.
        Samples = "samples" => PLACE_SAMPLES,
        /// Patients ready for the doctor, or with them.
        Consultations = "consultations" => PLACE_CONSULTATIONS,
        /// Results to review.
        Results = "results" => PLACE_RESULTS,
        /// The laboratory's bench.
        Worklist = "worklist" => PLACE_WORKLIST,
        /// The people who work here.
        Users = "users" => PLACE_USERS,
        /// What the clinic works with: professionals and their hours, specialties, insurers, reasons, settings.
        Catalogues = "catalogues" => PLACE_CATALOGUES,
    }
}

impl Place {
    /// The roles that work there. Admins may use every screen; what they may do there, the workflow says.
    #[must_use]
    pub const fn roles(self) -> &'static [Role] {
        match self {
            Self::Reception | Self::Billing => &[Secretary, Admin],
            Self::Planner => &[Secretary, Doctor, Nurse, Admin],
            Self::Patients => &[Secretary, Nurse, Admin],
            Self::Triage => &[Nurse, Admin],
            Self::Samples => &[Nurse, Biologist, Admin],
            Self::Consultations | Self::Results => &[Doctor, Admin],
            Self::Worklist => &[Biologist, Admin],
            Self::Users | Self::Catalogues => &[Admin],
        }
    }

    /// The places of somebody with these roles; the first is where they land. The bench is a biologist's first place.
    #[must_use]
    pub fn of(roles: Roles) -> Vec<Self> {
        let mut places: Vec<Self> = Self::ALL.iter().copied().filter(|place| roles.any(place.roles())).collect();
        // Whoever does not keep the planner looks into it last.
        let aside = |place: Self| place == Self::Planner && !roles.any(&[Secretary, Admin]);
        places.sort_by_key(|place| (!Self::homes(roles).contains(place), aside(*place)));
        places
    }

    fn homes(roles: Roles) -> Vec<Self> {
        let home = |role| match role {
            Secretary => Some(Self::Reception),
            Nurse => Some(Self::Triage),
            Doctor => Some(Self::Consultations),
            Biologist => Some(Self::Worklist),
            Role::Pharmacist | Admin => None,
        };
        let homes: Vec<Self> = roles.iter().filter_map(home).collect();
        // Whoever only administers begins with the people; the queues are others' work.
        if homes.is_empty() && roles.any(&[Admin]) { vec![Self::Users, Self::Catalogues] } else { homes }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_role_lands_on_its_own_queue() {
        for (role, home, count) in [
            (Secretary, Place::Reception, 4),
            (Nurse, Place::Triage, 4),
            (Doctor, Place::Consultations, 3),
            (Biologist, Place::Worklist, 2),
            (Admin, Place::Users, 11),
        ] {
            let places = Place::of(Roles::NONE.with(role));
            assert_eq!((places[0], places.len()), (home, count), "{role}");
        }
    }

    #[test]
    fn the_planner_stands_beside_the_reception_and_last_for_others() {
        let at = |role| Place::of(Roles::NONE.with(role)).iter().position(|place| *place == Place::Planner);
        assert_eq!([Secretary, Doctor, Nurse, Biologist].map(at), [Some(1), Some(2), Some(3), None]);
    }

    #[test]
    fn somebody_with_several_roles_has_every_place_once() {
        let places = Place::of(Roles::NONE.with(Nurse).with(Biologist));
        assert_eq!(places, [Place::Triage, Place::Worklist, Place::Patients, Place::Samples, Place::Planner]);
    }
}
