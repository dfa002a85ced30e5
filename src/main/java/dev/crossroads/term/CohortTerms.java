package dev.crossroads.term;

import dev.crossroads.pure.Pure;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * The terms that one cohort sets for one of its members.
 *
 * @param zone by whose clocks its dates are
 * @param dates by what they are of, the same for every member
 * @param granted what its instructors allowed this one
 * @param warmUps the questions of the warm-ups that it gives as homework, by the ids of their quizzes
 */
@Pure
public record CohortTerms(
        UUID cohort,
        String title,
        ZoneId zone,
        Map<Target, Dates> dates,
        List<Granted> granted,
        Map<String, List<String>> warmUps) {

    /** Copies what it is given. */
    public CohortTerms {
        dates = Map.copyOf(dates);
        granted = List.copyOf(granted);
        warmUps = Map.copyOf(warmUps);
    }

    /**
     * Something that instructors allowed.
     *
     * @param target what it is for; empty for everything in the course
     */
    public record Granted(Optional<Target> target, Allowance allowance) {}

    /** The allowances for something, those for everything included. */
    List<Allowance> allowed(Target target) {
        return granted.stream()
                .filter(one -> one.target().isEmpty() || one.target().get().equals(target))
                .map(Granted::allowance)
                .toList();
    }

    /** The dates of something for this member, put off as far as they are allowed; empty where none are set. */
    public Optional<Dates> dates(Target target) {
        return Optional.ofNullable(dates.get(target)).filter(Dates::areSet).map(set -> set.put(allowed(target)));
    }

    /** Whether this member has more of something than others, later dates alone included. */
    public boolean isExtended(Target target) {
        return allowed(target).stream().anyMatch(one -> !one.isNothing());
    }

    /** Whether its dates are later than those of others. */
    public boolean isPutOff(Target target) {
        return !dates(target).equals(Optional.ofNullable(dates.get(target)).filter(Dates::areSet));
    }
}
