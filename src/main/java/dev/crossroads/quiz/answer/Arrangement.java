package dev.crossroads.quiz.answer;

import dev.crossroads.course.Pool;
import dev.crossroads.course.Question;
import dev.crossroads.course.Question.Option;
import dev.crossroads.course.Quiz;
import dev.crossroads.hash.Sha256;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.ToIntFunction;

/**
 * In which order an attempt shows things. It follows from the attempt's id and from what its learner may see, so
 * nothing needs to be stored, a reload shows the same, and any other attempt has an order of its own. No key goes into
 * it: who knows this code and the ids of an attempt learns nothing from the order that they did not know.
 */
public final class Arrangement {
    private Arrangement() {}

    /**
     * The ids of these questions in the order an attempt asks them: as they come, unless the quiz shuffles. Questions
     * that follow each other under one context stay together, in their order.
     *
     * @param questions all of the quiz's, or those of them that are asked again
     */
    public static List<String> questions(UUID attempt, Quiz quiz, List<Question> questions) {
        List<List<Question>> groups = groups(questions);
        List<List<Question>> arranged =
                quiz.shuffle() ? shuffled(groups, new Chance(attempt, "questions of " + quiz.id())) : groups;
        return arranged.stream().flatMap(List::stream).map(Question::id).toList();
    }

    /**
     * The questions that an attempt asks: all but those of pools, and of each pool as many as it asks. Those come first
     * that the learner was asked least often, so that another attempt brings others as long as there are any.
     *
     * @param learner whose attempt it is: a draw by anything that they choose could be tried until it suits them
     * @param number of the attempt, from 1
     * @param asked how often earlier attempts of theirs asked a question
     */
    public static List<Question> drawn(UUID learner, int number, Quiz quiz, ToIntFunction<String> asked) {
        Set<String> left = new HashSet<>();
        for (Pool pool : quiz.pools()) {
            Chance chance = new Chance(learner, "pool " + pool.name() + " of " + quiz.id() + ", attempt " + number);
            shuffled(pool.questions(), chance).stream()
                    .sorted(Comparator.comparingInt(asked))
                    .skip(pool.asks())
                    .forEach(left::add);
        }
        return quiz.questions().stream()
                .filter(question -> !left.contains(question.id()))
                .toList();
    }

    /**
     * The options of a question in the order an attempt shows them: those of a choice, the items of an order, the right
     * sides of a matching; none for other types.
     *
     * <p>Items of an order come in any order, the right one too: were it kept from them, the one order that no attempt
     * shows would be the key.
     */
    public static List<Option> options(UUID attempt, Question question) {
        Chance chance = new Chance(attempt, "options of " + question.id());
        return switch (question) {
            case Question.MultipleChoice choice when choice.fixedOrder() -> choice.options();
            case Question.MultipleChoice choice -> shuffled(choice.options(), chance);
            case Question.Ordering ordering -> shuffled(byId(ordering.order()), chance);
            case Question.Matching matching -> shuffled(matching.right(), chance);
            case Question.ShortAnswer _, Question.Tracing _, Question.Numeric _, Question.Line _ -> List.of();
        };
    }

    private static List<List<Question>> groups(List<Question> questions) {
        List<List<Question>> groups = new ArrayList<>();
        Optional<String> group = Optional.empty();
        for (Question question : questions) {
            boolean joins = group.isPresent() && group.equals(question.common().group());
            if (!joins) {
                groups.add(new ArrayList<>());
            }
            groups.getLast().add(question);
            group = question.common().group();
        }
        return groups;
    }

    /** Shuffling what is in the right order could be undone by whoever knows the seed, and it is public. */
    private static List<Option> byId(List<Option> options) {
        return options.stream().sorted(Comparator.comparing(Option::id)).toList();
    }

    /** Fisher and Yates: every order is as likely as any other. */
    private static <T> List<T> shuffled(List<T> things, Chance chance) {
        List<T> shuffled = new ArrayList<>(things);
        for (int i = shuffled.size() - 1; i > 0; i--) {
            Collections.swap(shuffled, i, chance.below(i + 1));
        }
        return List.copyOf(shuffled);
    }

    /**
     * SplitMix64 (Steele, Lea and Flood, "Fast splittable pseudorandom number generators", 2014), spelt out here
     * because an attempt may be resumed on another release of Java, whose own generators may change. Seeded with
     * SHA-256, so that who knows one order learns nothing about another.
     */
    private static final class Chance {
        private long state;

        Chance(UUID seed, String purpose) {
            state = ByteBuffer.wrap(Sha256.of(seed + " " + purpose)).getLong();
        }

        /** A number from 0 to below the bound. With bounds this small the bias of the remainder is beyond noticing. */
        int below(int bound) {
            return (int) Long.remainderUnsigned(next(), bound);
        }

        private long next() {
            state += 0x9E3779B97F4A7C15L;
            long mixed = (state ^ (state >>> 30)) * 0xBF58476D1CE4E5B9L;
            mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
            return mixed ^ (mixed >>> 31);
        }
    }
}
