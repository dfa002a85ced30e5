package dev.crossroads.cohort;

import dev.crossroads.roster.PeopleList.Line;
import java.util.Optional;

/**
 * A line of a list of people, with what becomes of it in a cohort.
 *
 * @param line as it was read
 * @param replaced the number that they have and would not have any more
 */
record ListedPerson(Line line, Verdict verdict, Optional<String> replaced) {

    /** One that replaces nothing. */
    ListedPerson(Line line, Verdict verdict) {
        this(line, verdict, Optional.empty());
    }

    /** The result of a line. */
    enum Verdict {
        /** They are invited. */
        NEW,
        /** They were invited before, and stay so. */
        INVITED,
        /** They were invited before and get the number of the list; nothing else of them changes. */
        INVITED_NUMBERED,
        /** They teach the cohort: lists of a whole course have its instructors, too. */
        TEACHES,
        /** They are a member, and stay as they are. */
        MEMBER,
        /** They are a member and get the number of the list; nothing else of them changes. */
        NUMBERED,
        /** They were removed: an instructor has to let them join again first. */
        REMOVED,
        /** The address was in a line above. */
        TWICE,
        /** There is no address in it. */
        NO_ADDRESS,
        /** The name is too long, or has no characters that can be shown. */
        BAD_NAME,
        /** The institution's number is too long. */
        BAD_NUMBER;

        /** Whether somebody is invited by it. */
        boolean isTaken() {
            return this == NEW;
        }
    }
}
