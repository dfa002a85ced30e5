package dev.crossroads.cohort;

import dev.crossroads.cohort.InvitationTable.Invited;
import dev.crossroads.cohort.ListedPerson.Verdict;
import dev.crossroads.hash.Sha256;
import dev.crossroads.pure.Pure;
import dev.crossroads.roster.PeopleList.Flaw;
import dev.crossroads.roster.PeopleList.Line;
import dev.crossroads.roster.PeopleList.Person;
import dev.crossroads.roster.PeopleList.Reading;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The result of importing a list of people into a cohort, given its members and invitations.
 *
 * @param lines every line of the list
 * @param numbers that members get, by learner
 * @param absent members that the list doesn't have; none where it has nobody who is known, as it is another list then
 * @param uninvited invited people that the list doesn't have; the same
 */
@Pure
record Import(
        Reading reading,
        List<ListedPerson> lines,
        Map<UUID, String> numbers,
        List<Membership> absent,
        List<Invited> uninvited) {

    /**
     * Compares a list.
     *
     * @param owners whose accounts have the addresses of the list
     * @param removed who was removed from the cohort
     * @param instructors of the cohort
     */
    static Import of(
            Reading reading,
            Map<String, UUID> owners,
            List<Membership> members,
            List<Membership> removed,
            List<Invited> invited,
            Set<UUID> instructors) {
        Map<UUID, Membership> byLearner =
                members.stream().collect(Collectors.toMap(Membership::learner, Function.identity()));
        Map<String, Membership> byListed = new HashMap<>();
        members.forEach(member -> member.listedAs().ifPresent(key -> byListed.put(key, member)));
        Set<UUID> gone = removed.stream().map(Membership::learner).collect(Collectors.toSet());
        Map<String, Invited> byAddress =
                invited.stream().collect(Collectors.toMap(Invited::emailKey, Function.identity()));
        Set<UUID> listed = new HashSet<>();
        Map<UUID, String> numbers = new HashMap<>();
        List<ListedPerson> lines = reading.lines().stream()
                .map(line -> {
                    if (line.person().isEmpty()) {
                        return new ListedPerson(line, flawed(line));
                    }
                    Person person = line.person().orElseThrow();
                    UUID owner = owners.get(person.emailKey());
                    Membership member = owner != null && byLearner.containsKey(owner)
                            ? byLearner.get(owner)
                            : byListed.get(person.emailKey());
                    if (member != null) {
                        listed.add(member.learner());
                        boolean isNumbered = person.number()
                                .filter(number -> !member.number().equals(person.number()))
                                .isPresent();
                        person.number().filter(_ -> isNumbered).ifPresent(to -> numbers.put(member.learner(), to));
                        return new ListedPerson(
                                line,
                                isNumbered ? Verdict.NUMBERED : Verdict.MEMBER,
                                member.number().filter(_ -> isNumbered));
                    }
                    if (owner != null && instructors.contains(owner)) {
                        return new ListedPerson(line, Verdict.TEACHES);
                    }
                    if (owner != null && gone.contains(owner)) {
                        return new ListedPerson(line, Verdict.REMOVED);
                    }
                    return Optional.ofNullable(byAddress.get(person.emailKey()))
                            .map(known -> {
                                boolean isNumbered = person.number()
                                        .filter(to -> !known.number().equals(person.number()))
                                        .isPresent();
                                return new ListedPerson(
                                        line,
                                        isNumbered ? Verdict.INVITED_NUMBERED : Verdict.INVITED,
                                        known.number().filter(_ -> isNumbered));
                            })
                            .orElseGet(() -> new ListedPerson(line, Verdict.NEW));
                })
                .toList();
        Set<String> addresses = reading.people().stream().map(Person::emailKey).collect(Collectors.toSet());
        boolean isKnown = lines.stream()
                .anyMatch(line -> line.verdict() == Verdict.MEMBER
                        || line.verdict() == Verdict.NUMBERED
                        || line.verdict() == Verdict.INVITED
                        || line.verdict() == Verdict.INVITED_NUMBERED);
        return new Import(
                reading,
                lines,
                Map.copyOf(numbers),
                members.stream()
                        .filter(member -> isKnown && !listed.contains(member.learner()))
                        .toList(),
                invited.stream()
                        .filter(one -> isKnown && !addresses.contains(one.emailKey()))
                        .toList());
    }

    private static Verdict flawed(Line line) {
        return switch (line.flaw().orElse(Flaw.NO_ADDRESS)) {
            case TWICE -> Verdict.TWICE;
            case NO_ADDRESS -> Verdict.NO_ADDRESS;
            case BAD_NAME -> Verdict.BAD_NAME;
            case BAD_NUMBER -> Verdict.BAD_NUMBER;
        };
    }

    /** Names the numbers that others gave and this list would replace; empty for none. */
    String replaced() {
        String all = lines.stream()
                .flatMap(line -> line
                        .replaced()
                        .flatMap(number -> line.line().person().map(person -> person.emailKey() + ' ' + number))
                        .stream())
                .sorted()
                .collect(Collectors.joining("\n"));
        return all.isEmpty() ? "" : HexFormat.of().formatHex(Sha256.of(all));
    }

    /** The people to invite, and those invited already, whose number may change. */
    List<Person> invited() {
        return lines.stream()
                .filter(line -> line.verdict() == Verdict.NEW
                        || line.verdict() == Verdict.INVITED
                        || line.verdict() == Verdict.INVITED_NUMBERED)
                .flatMap(line -> line.line().person().stream())
                .toList();
    }

    /** The number of members and invited people who get a number. */
    int numbered() {
        return (int) lines.stream()
                .filter(line -> line.verdict() == Verdict.NUMBERED || line.verdict() == Verdict.INVITED_NUMBERED)
                .count();
    }

    /** The number of new people. */
    int fresh() {
        return (int) lines.stream().filter(line -> line.verdict().isTaken()).count();
    }
}
