package dev.crossroads.cohort;

import dev.crossroads.cohort.Reason.Kind;
import dev.crossroads.pure.Pure;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * The members who need a word, each once, by the kind of their first reason; in a group new reasons stand before old
 * ones, and the newest first. Who is snoozed or handled is left out until something happens.
 *
 * @param groups without the empty ones
 * @param waiting how many are left out since an instructor said so
 */
@Pure
record PeopleToSee(List<Group> groups, int waiting) {
    /** Two conversations a day, in a week of five. */
    static final int IN_A_WEEK = 10;

    /** Copies the list. */
    PeopleToSee {
        groups = List.copyOf(groups);
    }

    /**
     * A member, and why.
     *
     * @param more how many other reasons there are
     */
    record Person(MemberProgress member, Reason reason, int more) {}

    /**
     * Those with the same kind of reason.
     *
     * @param all of them
     * @param listed the first ones, as many as have room in a week
     * @param old how many of all have only reasons that nothing was added to lately
     */
    record Group(Kind kind, List<Person> all, List<Person> listed, int old) {
        /** Copies the lists. */
        Group {
            all = List.copyOf(all);
            listed = List.copyOf(listed);
        }

        /** The number not listed. */
        int more() {
            return all.size() - listed.size();
        }
    }

    /** Of these members. */
    static PeopleToSee of(List<Attention> attention, Map<UUID, MemberNote> notes, Instant now) {
        Map<Kind, List<Person>> byKind = new EnumMap<>(Kind.class);
        int waiting = 0;
        for (Attention each : attention) {
            if (!each.isNeeded()) {
                continue;
            }
            UUID learner = each.member().learner();
            MemberNote note = notes.getOrDefault(learner, MemberNote.none(learner));
            Attention open = new Attention(
                    each.member(),
                    each.reasons().stream()
                            .filter(reason -> !note.isHandled(reason, now))
                            .toList());
            Optional<Reason> first = note.isSnoozed(now) ? Optional.empty() : open.first(now);
            if (first.isEmpty()) {
                waiting++;
                continue;
            }
            byKind.computeIfAbsent(first.get().kind(), _ -> new ArrayList<>())
                    .add(new Person(each.member(), first.get(), open.reasons().size() - 1));
        }
        byKind.values().forEach(people -> people.sort(newestFirst(now)));
        Map<Kind, Integer> places = places(byKind);
        return new PeopleToSee(
                byKind.entrySet().stream()
                        .map(group -> new Group(
                                group.getKey(),
                                group.getValue(),
                                group.getValue().subList(0, places.get(group.getKey())),
                                (int) group.getValue().stream()
                                        .filter(person -> !person.reason().isNew(now))
                                        .count()))
                        .toList(),
                waiting);
    }

    private static Comparator<Person> newestFirst(Instant now) {
        return Comparator.comparing((Person person) -> !person.reason().isNew(now))
                .thenComparing(
                        Comparator.comparing((Person person) -> person.reason().at())
                                .reversed())
                .thenComparing(person -> person.member().name())
                .thenComparing(person -> person.member().learner());
    }

    /** Every group in turn gets a place, so that one that is large hides none that is small. */
    private static Map<Kind, Integer> places(Map<Kind, List<Person>> byKind) {
        Map<Kind, Integer> places = new EnumMap<>(Kind.class);
        byKind.keySet().forEach(kind -> places.put(kind, 0));
        int left = Math.min(
                IN_A_WEEK, byKind.values().stream().mapToInt(List::size).sum());
        while (left > 0) {
            for (Kind kind : Arrays.asList(Kind.values())) {
                if (left > 0
                        && byKind.containsKey(kind)
                        && places.get(kind) < byKind.get(kind).size()) {
                    places.merge(kind, 1, Integer::sum);
                    left--;
                }
            }
        }
        return places;
    }

    /** The number who need a word in all. */
    int size() {
        return groups.stream().mapToInt(group -> group.all().size()).sum();
    }

    /** The number listed. */
    int listed() {
        return groups.stream().mapToInt(group -> group.listed().size()).sum();
    }
}
