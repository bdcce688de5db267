//! A professional's hours by keys.

use crate::clinic::{Clinic, PASSWORD, patient};
use crate::desk::Desk;

/// The hours of Dora Costa: mornings and afternoons from Monday to Friday.
fn at(clinic: &Clinic) -> Desk {
    let mut desk = Desk::at(clinic);
    desk.sign_in("ada", PASSWORD).keys("2s").sees("Working hours").sees("Dr Dora Costa").sees("45 h a week");
    desk
}

#[test]
fn hours_are_added_changed_and_removed_and_what_cannot_be_is_told_at_its_field() {
    let clinic = Clinic::new();
    let mut desk = at(&clinic);
    desk.keys("n<tab>11<tab>14<c-s>").sees("Monday: 08:00–12:00 and 11:00–14:00 overlap").sees("› From");
    desk.keys("13<tab>12<c-s>").sees("Must end after it begins").keys("<s-tab>1800<tab>1930<c-s>");
    desk.sees("The hours are saved.").sees("18:00–19:30").sees("46.5 h a week");
    desk.keys("<down><down>e").sees("Change hours").keys("<tab><tab>20<tab>500<c-s>").sees("from 5 to 480");
    desk.keys("<c-u>130<c-s>")
        .sees("From 5 to 120 minutes")
        .misses("18:00–20:00")
        .keys("<c-u>30<c-s>")
        .sees("18:00–20:00");
    desk.sees("30 min").keys("x").sees("The hours are saved.").misses("18:00–20:00").sees("45 h a week");
    desk.keys("h").sees("weekly hours changed").sees("Ada Moreira");
}

#[test]
fn midnight_ends_a_day() {
    let clinic = Clinic::new();
    at(&clinic).keys("n<tab>22<tab>0<c-s>").sees("22:00–24:00");
}

#[test]
fn a_shift_fills_the_days_that_are_chosen() {
    let clinic = Clinic::new();
    let mut desk = at(&clinic);
    desk.keys("<end>p").sees("Apply a shift").sees("morning 8–12");
    // Full day, on Saturday and Sunday.
    desk.keys("<right><right><right><tab><tab><tab><tab><tab><tab><tab>y<c-s>").sees("The hours are saved.");
    desk.sees("08:00–22:00").sees("73 h a week");
    desk.keys("<home>p<right><tab><tab><tab><tab><tab><tab><tab><tab><tab>n<c-s>").sees("overlap");
    desk.keys("<esc>y").keys("p<tab><tab>n<c-s>").sees("Say yes to at least one day");
}

#[test]
fn new_hours_from_a_day_on_end_the_old_ones_before_it() {
    let clinic = Clinic::new();
    let mut desk = at(&clinic);
    desk.keys("p<tab><tab><tab><tab><tab><tab><tab><tab><tab><tab>4/1/2027<c-s>").sees("The hours are saved.");
    desk.sees("until 03 Jan 2027").sees("from 04 Jan 2027").sees("45 h a week");
}

#[test]
fn a_day_is_copied_to_others() {
    let clinic = Clinic::new();
    let mut desk = at(&clinic);
    desk.keys("n<tab>19<tab>20<c-s>").sees("19:00–20:00");
    desk.keys("c").sees("Dr Dora Costa: Monday to other days").keys("<c-s>").sees("Say yes to at least one day");
    desk.keys("<tab><tab><tab><tab><tab>y<c-s>").sees("The hours are saved.").sees("56 h a week");
    desk.keys("<end>c").sees("There are no hours on this day.");
}

#[test]
fn an_absence_counts_and_lists_the_appointments_that_fall_on_it_before_it_is_saved() {
    let clinic = Clinic::new();
    clinic.booked(patient(1), "dora", "10:00");
    clinic.booked(patient(2), "dora", "11:00");
    clinic.booked(patient(3), "daniel", "11:00");
    let mut desk = at(&clinic);
    desk.keys("a<tab><tab><tab><tab>congress<c-s>").sees("2 booked appointments would be left outside the hours.");
    desk.sees("da Silva Souza, Maria").sees("Álvarez, José").misses("Diop");
    desk.keys("<enter>").sees("2 booked appointments").keys("n").sees("congress").sees("First day");
    desk.keys("<c-s>").sees("2 booked").keys("y").sees("The hours are saved.").sees("▲ absence").sees("congress");
    desk.keys("<end>x").sees("The hours are saved.").misses("congress");
    desk.keys("h").sees("absence or extra hours removed");
}

#[test]
fn hours_that_are_removed_list_the_appointments_in_them() {
    let clinic = Clinic::new();
    clinic.booked(patient(1), "dora", "10:00");
    let mut desk = at(&clinic);
    desk.keys("x").sees("1 booked appointment would be left").keys("<esc>").sees("45 h a week");
    desk.keys("xy").sees("The hours are saved.").sees("41 h a week");
}

#[test]
fn an_absence_over_another_one_and_one_that_is_over_are_refused_at_their_field() {
    let clinic = Clinic::new();
    let mut desk = at(&clinic);
    desk.keys("a1/12<tab>10/12<tab><tab><tab>leave<c-s>").sees("01 Dec – 10 Dec 2026").sees("whole day");
    desk.keys("a5/12<c-s>").sees("There are absence already").sees("› First day").keys("3/12<tab>2/12<c-s>");
    desk.sees("The last day must not be before the first").keys("<s-tab>1/3<tab>2/3<c-s>").sees("These days are over");
    desk.keys("<esc>y").keys("o").sees("Extra hours").keys("28/11<tab><tab>9<tab>12<c-s>").sees("✓ extra hours");
    desk.keys("<end>e").sees("Remove it with x");
}

#[test]
fn two_people_at_the_same_hours_meet_and_nothing_is_lost() {
    let clinic = Clinic::new();
    let mut mine = at(&clinic);
    mine.keys("n<tab>18<tab>20");
    at(&clinic).keys("n<tab>20<tab>21<c-s>").sees("20:00–21:00");
    mine.keys("<c-s>").sees("Changed meanwhile by Ada Moreira").sees("18").keys("<c-s>").sees("The hours are saved.");
    mine.sees("18:00–20:00").sees("20:00–21:00");
}

#[test]
fn a_colleague_who_removes_the_hours_under_the_form_is_told_of() {
    let clinic = Clinic::new();
    let mut mine = at(&clinic);
    mine.keys("e<tab>9");
    at(&clinic).keys("x").sees("41 h a week");
    mine.keys("<c-s>").sees("Changed meanwhile").keys("<c-s>").sees("changed these hours meanwhile").sees("09");
}
