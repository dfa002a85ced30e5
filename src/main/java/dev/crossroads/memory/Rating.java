package dev.crossroads.memory;

/**
 * The recall of an item, in the four grades of FSRS. Its authors ask for "again" where one forgot, and for "hard" only
 * where one recalled it with difficulty or doubt, never where one forgot (FSRS Tutorial, "Use the buttons properly").
 * Nobody who answers a question is asked for a grade: it follows from the answer.
 */
public enum Rating {
    /** It was wrong. */
    AGAIN,
    /** It was right, after a hint, or as a guess, or the learner was unsure of it. */
    HARD,
    /** It was right. */
    GOOD,
    /** It was right without effort. No answer says so, and so none is rated by it. */
    EASY;

    /**
     * The grade of an answer.
     *
     * @param correct wholly; what is right in part was not recalled
     * @param isHesitant whether a hint had been shown, or the learner called it a guess or said they were unsure
     */
    public static Rating of(boolean correct, boolean isHesitant) {
        if (!correct) {
            return AGAIN;
        }
        return isHesitant ? HARD : GOOD;
    }

    /** 1 to 4, as FSRS counts them. */
    public int grade() {
        return ordinal() + 1;
    }
}
