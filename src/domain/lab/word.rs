//! The words that results on a scale are written in.

use crate::domain::vocabulary::vocabulary;

vocabulary! {
    /// A result in one word.
    pub enum ResultWord {
        /// Nothing found.
        Negative = "negative" => LAB_WORD_NEGATIVE,
        /// Neither found nor excluded.
        Indeterminate = "indeterminate" => LAB_WORD_INDETERMINATE,
        /// Found.
        Positive = "positive" => LAB_WORD_POSITIVE,
        /// Hardly anything, on a strip.
        Trace = "trace" => LAB_WORD_TRACE,
        /// One cross.
        One = "1+" => LAB_WORD_ONE,
        /// Two crosses.
        Two = "2+" => LAB_WORD_TWO,
        /// Three crosses.
        Three = "3+" => LAB_WORD_THREE,
        /// Four crosses.
        Four = "4+" => LAB_WORD_FOUR,
        /// Blood group A positive.
        APositive = "A+" => PATIENT_BLOOD_A_POSITIVE,
        /// Blood group A negative.
        ANegative = "A-" => PATIENT_BLOOD_A_NEGATIVE,
        /// Blood group B positive.
        BPositive = "B+" => PATIENT_BLOOD_B_POSITIVE,
        /// Blood group B negative.
        BNegative = "B-" => PATIENT_BLOOD_B_NEGATIVE,
        /// Blood group AB positive.
        AbPositive = "AB+" => PATIENT_BLOOD_AB_POSITIVE,
        /// Blood group AB negative.
        AbNegative = "AB-" => PATIENT_BLOOD_AB_NEGATIVE,
        /// Blood group O positive.
        OPositive = "O+" => PATIENT_BLOOD_O_POSITIVE,
        /// Blood group O negative.
        ONegative = "O-" => PATIENT_BLOOD_O_NEGATIVE,
    }
}
