//! Everything a person can ask for with a key, by name.

use crate::domain::vocabulary::vocabulary;

vocabulary! {
    /// A command. Its text is what the footer, the help and the README call it.
    pub enum Command {
        /// Show the keys of this screen; type to find, Enter to run.
        Help = "help" => COMMAND_HELP,
        /// One step back.
        Back = "back" => COMMAND_BACK,
        /// End the program.
        Quit = "quit" => COMMAND_QUIT,
        /// Draw the screen anew.
        Redraw = "redraw" => COMMAND_REDRAW,
        /// Back to the shell for a while; the screen is locked on return.
        Suspend = "suspend" => COMMAND_SUSPEND,
        /// Hide everything until the password is given.
        Lock = "lock" => COMMAND_LOCK,
        /// Sign in, or show that it is still you.
        SignIn = "sign_in" => COMMAND_SIGN_IN,
        /// Sign out, for the next person.
        SignOut = "sign_out" => COMMAND_SIGN_OUT,
        /// Change one's own password.
        ChangePassword = "change_password" => COMMAND_CHANGE_PASSWORD,
        /// What was said before.
        Messages = "messages" => COMMAND_MESSAGES,
        /// Unfinished work that was kept.
        Drafts = "drafts" => COMMAND_DRAFTS,
        /// The next language.
        Language = "language" => COMMAND_LANGUAGE,
        /// The next theme.
        Theme = "theme" => COMMAND_THEME,
        /// Give the mouse to the program, or back to the terminal.
        Mouse = "mouse" => COMMAND_MOUSE,
        /// The first place of work.
        Place1 = "place_1" => COMMAND_PLACE_1,
        /// The second place of work.
        Place2 = "place_2" => COMMAND_PLACE_2,
        /// The third place of work.
        Place3 = "place_3" => COMMAND_PLACE_3,
        /// The fourth place of work.
        Place4 = "place_4" => COMMAND_PLACE_4,
        /// The fifth place of work.
        Place5 = "place_5" => COMMAND_PLACE_5,
        /// The sixth place of work.
        Place6 = "place_6" => COMMAND_PLACE_6,
        /// The seventh place of work.
        Place7 = "place_7" => COMMAND_PLACE_7,
        /// The eighth place of work.
        Place8 = "place_8" => COMMAND_PLACE_8,
        /// The ninth place of work.
        Place9 = "place_9" => COMMAND_PLACE_9,
        /// The tenth place of work.
        Place10 = "place_10" => COMMAND_PLACE_10,
        /// The eleventh place of work.
        Place11 = "place_11" => COMMAND_PLACE_11,
        /// The twelfth place of work.
        Place12 = "place_12" => COMMAND_PLACE_12,
        /// The next place of work.
        NextPlace = "next_place" => COMMAND_NEXT_PLACE,
        /// The place of work before.
        PreviousPlace = "previous_place" => COMMAND_PREVIOUS_PLACE,
        /// One row up.
        Up = "up" => COMMAND_UP,
        /// One row down.
        Down = "down" => COMMAND_DOWN,
        /// One page up.
        PageUp = "page_up" => COMMAND_PAGE_UP,
        /// One page down.
        PageDown = "page_down" => COMMAND_PAGE_DOWN,
        /// The first row.
        First = "first" => COMMAND_FIRST,
        /// The last row.
        Last = "last" => COMMAND_LAST,
        /// Open or choose what is selected.
        Open = "open" => COMMAND_OPEN,
        /// The day before.
        PreviousDay = "previous_day" => COMMAND_PREVIOUS_DAY,
        /// The day after.
        NextDay = "next_day" => COMMAND_NEXT_DAY,
        /// Today.
        Today = "today" => COMMAND_TODAY,
        /// Show another part of the list.
        Filter = "filter" => COMMAND_FILTER,
        /// Find a patient.
        Search = "search" => COMMAND_SEARCH,
        /// Save the form.
        Save = "save" => COMMAND_SAVE,
        /// The next field.
        NextField = "next_field" => COMMAND_NEXT_FIELD,
        /// The field before.
        PreviousField = "previous_field" => COMMAND_PREVIOUS_FIELD,
        /// The next page of the form.
        NextPage = "next_page" => COMMAND_NEXT_PAGE,
        /// The page of the form before.
        PreviousPage = "previous_page" => COMMAND_PREVIOUS_PAGE,
        /// Choose from a list.
        Choose = "choose" => COMMAND_CHOOSE,
        /// Answer yes.
        Yes = "yes" => COMMAND_YES,
        /// Answer no.
        No = "no" => COMMAND_NO,
        /// Throw the draft away and begin anew.
        Discard = "discard" => COMMAND_DISCARD,
        /// Book an appointment.
        Book = "book" => ACTION_BOOK,
        /// Book and check in at once.
        WalkIn = "walk_in" => ACTION_WALK_IN,
        /// Check the patient in.
        CheckIn = "check_in" => ACTION_CHECK_IN,
        /// The patient says they will come.
        Confirm = "confirm" => ACTION_CONFIRM,
        /// Call the appointment off.
        CancelAppointment = "cancel_appointment" => ACTION_CANCEL,
        /// Move the appointment.
        Reschedule = "reschedule" => ACTION_RESCHEDULE,
        /// The patient did not come.
        NoShow = "no_show" => ACTION_NO_SHOW,
        /// Mark everybody who is overdue.
        SweepNoShows = "sweep_no_shows" => COMMAND_SWEEP_NO_SHOWS,
        /// The patient left without being seen.
        Leave = "leave" => ACTION_LEAVE,
        /// Take the last step back: check-in or no-show.
        Undo = "undo" => COMMAND_UNDO,
        /// One column to the left.
        Left = "left" => COMMAND_LEFT,
        /// One column to the right.
        Right = "right" => COMMAND_RIGHT,
        /// The planner: one professional's or everybody's day.
        DayView = "day_view" => COMMAND_DAY_VIEW,
        /// The planner: a professional's week.
        WeekView = "week_view" => COMMAND_WEEK_VIEW,
        /// The planner: the month at a glance.
        MonthView = "month_view" => COMMAND_MONTH_VIEW,
        /// The planner: the day, week or month before.
        Earlier = "earlier" => COMMAND_EARLIER,
        /// The planner: the day, week or month after.
        Later = "later" => COMMAND_LATER,
        /// The planner: type where to go.
        Jump = "jump" => COMMAND_JUMP,
        /// The planner: choose whose time is shown.
        Whose = "whose" => COMMAND_WHOSE,
        /// The planner: to the next free slot.
        NextFree = "next_free" => COMMAND_NEXT_FREE,
        /// The planner: longer or shorter rows.
        Zoom = "zoom" => COMMAND_ZOOM,
        /// The planner: take the appointment in hand, to put it elsewhere.
        Grab = "grab" => COMMAND_GRAB,
        /// The planner: put the appointment in hand here.
        Drop = "drop" => COMMAND_DROP,
        /// The planner: leave the appointment in hand where it was.
        LetGo = "let_go" => COMMAND_LET_GO,
        /// The next free slots of anybody.
        FindSlot = "find_slot" => COMMAND_FIND_SLOT,
        /// Who waits for a slot.
        WaitingList = "waiting_list" => COMMAND_WAITING_LIST,
        /// Put somebody on the waiting list.
        Wait = "wait" => COMMAND_WAIT,
        /// Take somebody off the waiting list.
        Withdraw = "withdraw" => COMMAND_WITHDRAW,
        /// Offer a slot that has become free to somebody who waits for one.
        OfferSlot = "offer_slot" => COMMAND_OFFER_SLOT,
        /// The link of a teleconsultation, as a code to scan.
        VideoLink = "video_link" => COMMAND_VIDEO_LINK,
        /// Book this one of a series at the nearest free time.
        Nearest = "nearest" => COMMAND_NEAREST,
        /// Leave this one of a series out.
        LeaveOut = "leave_out" => COMMAND_LEAVE_OUT,
        /// Book this one of a series although something is in the way.
        Overbook = "overbook" => COMMAND_OVERBOOK,
        /// Call the patient from the waiting room, to where one works.
        CallPatient = "call_patient" => WAITING_CALL,
        /// The patient's slip: see it, print it, keep it.
        Slip = "slip" => COMMAND_SLIP,
        /// Print it.
        Print = "print" => COMMAND_PRINT,
        /// Write the slip to a file.
        KeepSlip = "keep_slip" => COMMAND_KEEP_SLIP,
        /// Close the kiosk, which asks for the password.
        Leaving = "leaving" => COMMAND_LEAVING,
        /// Show the patients of one professional only.
        ByProfessional = "by_professional" => COMMAND_BY_PROFESSIONAL,
        /// Register a new patient.
        Register = "register" => COMMAND_REGISTER,
        /// Edit the patient.
        EditPatient = "edit_patient" => COMMAND_EDIT_PATIENT,
        /// Make this record and another one of the same person one.
        Merge = "merge" => MERGE_VERB,
        /// Make two records of what was merged.
        Unmerge = "unmerge" => UNMERGE_VERB,
        /// Take the value on the left.
        PickLeft = "pick_left" => MERGE_PICK_LEFT,
        /// Take the value on the right.
        PickRight = "pick_right" => MERGE_PICK_RIGHT,
        /// Take the other value.
        PickOther = "pick_other" => MERGE_PICK_OTHER,
        /// Let the other record stay.
        SwitchSides = "switch_sides" => MERGE_SWITCH,
        /// Save the patient's record and check the patient in.
        SaveAndCheckIn = "save_and_check_in" => COMMAND_SAVE_AND_CHECK_IN,
        /// Who changed what about the patient, and when.
        PatientHistory = "patient_history" => COMMAND_PATIENT_HISTORY,
        /// No more appointments for the patient, or appointments again.
        DeactivatePatient = "deactivate_patient" => COMMAND_DEACTIVATE_PATIENT,
        /// Record the patient's allergies.
        Allergies = "allergies" => COMMAND_ALLERGIES,
        /// List an allergy.
        AddAllergy = "add_allergy" => ALLERGIES_ADD,
        /// The allergy was listed by mistake.
        RetractAllergy = "retract_allergy" => ALLERGIES_RETRACT,
        /// The patient knows of no allergy.
        NoKnownAllergies = "no_known_allergies" => ALLERGIES_NONE_KNOWN,
        /// Record vitals and history, and send on.
        RecordVitals = "record_vitals" => ACTION_RECORD_VITALS,
        /// Send on without vitals.
        SkipTriage = "skip_triage" => ACTION_SKIP_TRIAGE,
        /// Type the vitals as one line.
        VitalsLine = "vitals_line" => COMMAND_VITALS_LINE,
        /// The set of vitals is wrong: mark it.
        MarkVitalsWrong = "mark_vitals_wrong" => COMMAND_MARK_VITALS_WRONG,
        /// Take the sample.
        CollectSample = "collect_sample" => LAB_ACTION_COLLECT_SAMPLE,
        /// The sample is no good.
        RejectSpecimen = "reject_specimen" => LAB_ACTION_REJECT_SPECIMEN,
        /// Claim the patient.
        StartConsultation = "start_consultation" => ACTION_START,
        /// The doctor is done.
        CompleteConsultation = "complete_consultation" => ACTION_COMPLETE,
        /// Write in the notes.
        Notes = "notes" => COMMAND_NOTES,
        /// Write the diagnoses.
        Diagnoses = "diagnoses" => COMMAND_DIAGNOSES,
        /// Order laboratory tests.
        OrderTests = "order_tests" => LAB_ACTION_ORDER,
        /// Send the orders to the laboratory.
        SendOrder = "send_order" => LAB_ACTION_SEND,
        /// Call the order off.
        CancelOrder = "cancel_order" => LAB_ACTION_CANCEL,
        /// See and interpret results.
        Review = "review" => LAB_ACTION_REVIEW,
        /// Put the sample on the bench.
        StartAnalysis = "start_analysis" => LAB_ACTION_START_ANALYSIS,
        /// Enter results.
        EnterResults = "enter_results" => LAB_ACTION_SAVE_RESULTS,
        /// Make results final.
        Validate = "validate" => LAB_ACTION_VALIDATE,
        /// Replace a final result.
        CorrectResults = "correct_results" => LAB_ACTION_CORRECT,
        /// Record who was told of a critical value.
        CallBack = "call_back" => COMMAND_CALL_BACK,
        /// Open the invoice.
        Invoice = "invoice" => COMMAND_INVOICE,
        /// Add a line to the invoice.
        AddLine = "add_line" => COMMAND_ADD_LINE,
        /// Take a line off the invoice.
        RemoveLine = "remove_line" => COMMAND_REMOVE_LINE,
        /// Give a discount.
        Discount = "discount" => COMMAND_DISCOUNT,
        /// Issue the invoice.
        IssueInvoice = "issue_invoice" => COMMAND_ISSUE_INVOICE,
        /// Take a payment.
        Pay = "pay" => COMMAND_PAY,
        /// Pay money back.
        Refund = "refund" => COMMAND_REFUND,
        /// Void the invoice.
        VoidInvoice = "void_invoice" => COMMAND_VOID_INVOICE,
        /// Close the visit.
        CloseVisit = "close_visit" => ACTION_CLOSE,
        /// Add a user.
        AddUser = "add_user" => COMMAND_ADD_USER,
        /// Give a user a new password.
        ResetPassword = "reset_password" => COMMAND_RESET_PASSWORD,
        /// A user no longer works here.
        Deactivate = "deactivate" => COMMAND_DEACTIVATE,
        /// What was deactivated is used again.
        Activate = "activate" => CATALOGUES_COMMAND_ACTIVATE,
        /// Change a user.
        EditUser = "edit_user" => CATALOGUES_COMMAND_EDIT_USER,
        /// Add an entry to the catalogue.
        AddEntry = "add_entry" => CATALOGUES_COMMAND_ADD,
        /// Change an entry of the catalogue.
        EditEntry = "edit_entry" => CATALOGUES_COMMAND_EDIT,
        /// Find an entry of the catalogue.
        FindEntry = "find_entry" => CATALOGUES_COMMAND_FIND,
        /// The next catalogue.
        NextCatalogue = "next_catalogue" => CATALOGUES_COMMAND_NEXT,
        /// The catalogue before.
        PreviousCatalogue = "previous_catalogue" => CATALOGUES_COMMAND_PREVIOUS,
        /// Who changed what, and when.
        History = "history" => CATALOGUES_COMMAND_HISTORY,
        /// The hours of a professional.
        Hours = "hours" => HOURS_COMMAND_OPEN,
        /// Add weekly hours.
        AddHours = "add_hours" => HOURS_COMMAND_ADD,
        /// Change weekly hours.
        EditHours = "edit_hours" => HOURS_COMMAND_EDIT,
        /// Remove hours, an absence or extra hours.
        RemoveHours = "remove_hours" => HOURS_COMMAND_REMOVE,
        /// Fill days with a shift.
        ApplyShift = "apply_shift" => HOURS_COMMAND_SHIFT,
        /// Copy a day's hours to others.
        CopyDay = "copy_day" => HOURS_COMMAND_COPY,
        /// Record an absence.
        AddAbsence = "add_absence" => HOURS_COMMAND_ABSENCE,
        /// Add extra hours on some days.
        AddExtraHours = "add_extra_hours" => HOURS_COMMAND_EXTRA,
    }
}

impl Command {
    /// The nth place of work, counted from 1.
    #[must_use]
    pub const fn place(self) -> Option<usize> {
        Some(match self {
            Self::Place1 => 1,
            Self::Place2 => 2,
            Self::Place3 => 3,
            Self::Place4 => 4,
            Self::Place5 => 5,
            Self::Place6 => 6,
            Self::Place7 => 7,
            Self::Place8 => 8,
            Self::Place9 => 9,
            Self::Place10 => 10,
            Self::Place11 => 11,
            Self::Place12 => 12,
            _ => return None,
        })
    }
}
