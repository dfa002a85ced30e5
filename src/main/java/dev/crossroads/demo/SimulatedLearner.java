package dev.crossroads.demo;

import dev.crossroads.pure.Pure;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Somebody who is not there, but does what such a person would do. Everything about them follows from the seed.
 *
 * @param ability in logits; see {@link Rasch}
 * @param seed of all that they decide
 */
@Pure
public record SimulatedLearner(String name, Behaviour behaviour, double ability, long seed) {
    /** The standard deviation of abilities within one behaviour, in logits. */
    private static final double SPREAD = 0.4;

    private static final List<String> GIVEN = List.of(
            "Ada",
            "Bo",
            "Chidi",
            "Dilnoza",
            "Emre",
            "Farah",
            "Goran",
            "Hana",
            "Ines",
            "Jamal",
            "Kaia",
            "Lior",
            "Maren",
            "Nikolai",
            "Olu",
            "Priya",
            "Quentin",
            "Rosa",
            "Søren",
            "Tala",
            "Uma",
            "Viggo",
            "Wei",
            "Ximena",
            "Yusuf",
            "Zoë",
            "ليلى",
            "Bartholomew");
    private static final List<String> FAMILY = List.of(
            "Almeida",
            "Berg",
            "Castillo",
            "Dvořák",
            "Eze",
            "Fontaine",
            "García",
            "Haddad",
            "Ivanova",
            "Jensen",
            "Kowalski",
            "Lindqvist",
            "Moreau",
            "Nakamura",
            "Okafor",
            "Petrov",
            "Qureshi",
            "Rossi",
            "Silva",
            "Tanaka",
            "Ueda",
            "Vogel",
            "Wójcik",
            "Xu",
            "Yılmaz",
            "Zhang");

    /** Of twenty learners so many behave so; a class in which everything is to be seen, and most get along. */
    private static final List<Behaviour> TWENTY = mixture();

    private static List<Behaviour> mixture() {
        List<Behaviour> all = new ArrayList<>();
        all.addAll(Collections.nCopies(4, Behaviour.KEEN));
        all.addAll(Collections.nCopies(8, Behaviour.STEADY));
        all.addAll(Collections.nCopies(3, Behaviour.STUCK));
        all.addAll(Collections.nCopies(3, Behaviour.GUESSING));
        all.addAll(Collections.nCopies(2, Behaviour.GONE));
        // Also a class of five has one of each.
        Collections.shuffle(all, new Random(3));
        for (Behaviour behaviour : Behaviour.values()) {
            all.remove(behaviour);
            all.addFirst(behaviour);
        }
        return List.copyOf(all);
    }

    /** So many learners; the same seed makes the same ones, and more of them begin with fewer of them. */
    public static List<SimulatedLearner> of(long seed, int count) {
        return IntStream.range(0, count).mapToObj(i -> one(seed, i)).toList();
    }

    private static SimulatedLearner one(long seed, int place) {
        Random random = new Random(seed * 31 + place);
        // The first steps of neighbouring seeds are alike.
        long own = random.nextLong() ^ Long.rotateLeft(seed + place, 32);
        Random chance = new Random(own);
        Behaviour behaviour = TWENTY.get(place % TWENTY.size());
        String name = name(place, (int) Math.floorMod(seed, (long) FAMILY.size()));
        return new SimulatedLearner(name, behaviour, behaviour.ability() + SPREAD * chance.nextGaussian(), own);
    }

    /** Nobody is called as another one: every pair of names comes once, and after that they have a second name. */
    private static String name(int place, int seed) {
        String given = GIVEN.get((place + seed) % GIVEN.size());
        int round = place / GIVEN.size();
        String family = FAMILY.get((round + 7 * place + seed) % FAMILY.size());
        int again = round / FAMILY.size();
        return again == 0
                ? given + " " + family
                : given + " " + GIVEN.get((place + seed + again) % GIVEN.size()) + " " + family;
    }
}
