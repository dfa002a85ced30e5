package dev.crossroads.cohort;

import dev.crossroads.web.Chrome;

/**
 * A cohort and what its instructors will see, shown before joining: {@code cohort/join}.
 *
 * @param instructors their names, as a sentence has them
 * @param action where the form with the field {@code name} is sent
 * @param name what is filled in
 * @param member whether they are in it already
 */
public record JoinPage(
        Chrome chrome,
        String title,
        String course,
        String instructors,
        String action,
        String name,
        boolean guest,
        boolean member,
        boolean archived,
        int longest) {}
