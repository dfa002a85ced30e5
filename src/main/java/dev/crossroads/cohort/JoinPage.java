package dev.crossroads.cohort;

import dev.crossroads.web.Chrome;
import java.util.Optional;

/**
 * A cohort and what its instructors will see, shown before joining: {@code cohort/join}.
 *
 * @param instructors their names, as a sentence has them
 * @param action where the form with the field {@code name} is sent
 * @param name what is filled in
 * @param member whether they are in it already
 * @param wrong what is wrong with the name
 */
public record JoinPage(
        Chrome chrome,
        String title,
        String course,
        String instructors,
        String action,
        String name,
        Optional<String> wrong,
        boolean guest,
        boolean member,
        boolean archived,
        int longest) {}
