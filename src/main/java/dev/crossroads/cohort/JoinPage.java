package dev.crossroads.cohort;

import dev.crossroads.web.Chrome;

/**
 * What a cohort is and who will see what, before somebody joins: {@code cohort/join}.
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
