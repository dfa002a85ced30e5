package dev.crossroads.course.read;

import dev.crossroads.course.Fingerprint;
import dev.crossroads.course.Question.Matching;
import dev.crossroads.course.Question.MultipleChoice;
import dev.crossroads.course.Question.Option;
import dev.crossroads.course.Question.Ordering;
import dev.crossroads.course.read.TomlKeys.Written;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Reads the types whose answers are made of options. An option's id follows from its text, so no two options of a
 * question may read the same; where the author chose no order, options are kept in the order of their ids, which says
 * nothing.
 */
final class ChoiceReader {
    private static final Comparator<Option> BY_ID = Comparator.comparing(Option::id);

    private final QuestionReader question;
    private final TomlKeys prompt;
    private final TomlKeys answer;
    private final Mistakes mistakes;
    private final Fragments fragments;

    ChoiceReader(QuestionReader question) {
        this.question = question;
        this.prompt = question.prompt();
        this.answer = question.answer();
        this.mistakes = question.mistakes();
        this.fragments = question.fragments();
    }

    MultipleChoice multipleChoice() {
        String html = question.promptHtml();
        prompt.requirePresence("distractors", "a list of wrong options");
        answer.requirePresence("answer", "the right option, or a list of them");
        List<Written> distractors = prompt.options("distractors");
        List<Written> right = answer.options("answer");
        boolean several = answer.isList("answer");
        if (answer.has("answer") && several && right.isEmpty()) {
            answer.error("answer", "No option is right. Give at least one right answer.");
        }
        if (!right.isEmpty() && distractors.size() + right.size() < 2) {
            prompt.error("distractors", "There is nothing to choose between. Write at least one distractor.");
        }
        refuseDistractorsThatAreRight(distractors, right, "the answer");
        refuseTwins(distractors, "distractors");
        refuseTwins(right, "answers");

        Optional<List<Written>> fixed = fixedOrder(distractors, right);
        List<Written> all = Stream.concat(distractors.stream(), right.stream()).toList();
        sortedTexts(distractors).forEach(text -> question.addKey("distractor", text));
        sortedTexts(right).forEach(text -> question.addKey("answer", text));
        sortedTexts(all).forEach(text -> question.addNamed("option", text));
        question.addAsked("several", String.valueOf(several));
        fixed.ifPresent(
                order -> order.forEach(option -> question.addAsked("order", Fingerprint.normalize(option.text()))));
        List<Option> options = fixed.isPresent() ? options("choice", fixed.get()) : sorted(options("choice", all));
        Set<String> correct = right.stream()
                .map(option -> question.optionId("choice", option.text()))
                .collect(Collectors.toCollection(TreeSet::new));
        return new MultipleChoice(
                question.common(), html, options, Collections.unmodifiableSet(correct), several, fixed.isPresent());
    }

    /** The order the author chose, if any. */
    private Optional<List<Written>> fixedOrder(List<Written> distractors, List<Written> right) {
        Optional<Integer> index = prompt.wholeNumber("answerIndex", 0, Integer.MAX_VALUE);
        boolean sorted = prompt.truth("sortAnswers").orElse(false);
        if (index.isPresent()) {
            if (index.get() > distractors.size()) {
                mistakes.warning(
                        prompt.line("answerIndex"),
                        "answerIndex is %d and there are %d distractors: the answer comes last."
                                .formatted(index.get(), distractors.size()));
            }
            List<Written> order = new ArrayList<>(distractors);
            order.addAll(Math.min(index.get(), distractors.size()), right);
            return Optional.of(order);
        }
        return sorted
                ? Optional.of(Stream.concat(distractors.stream(), right.stream())
                        .sorted(Comparator.comparing(Written::text))
                        .toList())
                : Optional.empty();
    }

    Ordering ordering() {
        String html = question.promptHtml();
        answer.requirePresence("order", "the list of options in their right order");
        List<Written> order = answer.options("order");
        if (answer.has("order") && order.size() < 2) {
            answer.error("order", "There is nothing to order. Give at least two options.");
        }
        refuseTwins(order, "options");
        order.forEach(option -> question.addKey("item", Fingerprint.normalize(option.text())));
        sortedTexts(order).forEach(text -> question.addNamed("item", text));
        List<Option> options = options("item", order);
        return new Ordering(question.common(), html, options);
    }

    Matching matching() {
        String html = question.promptHtml();
        answer.requirePresence("pairs", "a list of { left = \"…\", right = \"…\" }");
        List<Pair> pairs =
                answer.tables("pairs", "pair").stream().map(this::pair).toList();
        if (answer.has("pairs") && pairs.size() < 2) {
            answer.error("pairs", "There is nothing to match. Give at least two pairs.");
        }
        List<Written> left = pairs.stream().map(Pair::left).toList();
        List<Written> partners = pairs.stream().map(Pair::right).toList();
        List<Written> distractors = prompt.options("distractors");
        refuseTwins(left, "left sides");
        refuseTwins(distractors, "distractors");
        refuseDistractorsThatAreRight(distractors, partners, "the right side of a pair");
        pairs.forEach(pair -> {
            question.addAsked("left", Fingerprint.normalize(pair.left().text()));
            question.addKey("right", Fingerprint.normalize(pair.right().text()));
        });
        sortedTexts(distractors).forEach(text -> question.addKey("distractor", text));
        sortedTexts(Stream.concat(partners.stream(), distractors.stream()).toList())
                .distinct()
                .forEach(text -> question.addNamed("right", text));

        List<Option> leftOptions = options("left", left);
        List<Option> partnerOptions = options("right", partners);
        List<Option> rightOptions = choices(partnerOptions, options("right", distractors));
        Map<String, String> key = new LinkedHashMap<>();
        for (int i = 0; i < pairs.size(); i++) {
            key.put(leftOptions.get(i).id(), partnerOptions.get(i).id());
        }
        return new Matching(question.common(), html, leftOptions, rightOptions, Collections.unmodifiableMap(key));
    }

    /** Items on both sides; the why belongs to the left, which is there once. */
    private record Pair(Written left, Written right) {}

    private Pair pair(TomlKeys table) {
        Written left = new Written(table.requiredText("left"), table.text("why"), table.line("left"));
        Written right = new Written(table.requiredText("right"), Optional.empty(), table.line("right"));
        table.warnOfOthers();
        return new Pair(left, right);
    }

    /** Every right side once: two left sides may have the same partner. */
    private static List<Option> choices(List<Option> partners, List<Option> distractors) {
        Map<String, Option> byId = new LinkedHashMap<>();
        Stream.concat(partners.stream(), distractors.stream()).forEach(option -> byId.putIfAbsent(option.id(), option));
        return sorted(List.copyOf(byId.values()));
    }

    private void refuseTwins(List<Written> options, String name) {
        Map<String, Integer> lines = new HashMap<>();
        for (Written option : options) {
            Integer first = lines.putIfAbsent(Fingerprint.normalize(option.text()), option.line());
            if (first != null) {
                mistakes.error(
                        option.line(),
                        "Two %s read \"%s\": the first at line %d. Change or remove one."
                                .formatted(name, excerpt(option), first));
            }
        }
    }

    private void refuseDistractorsThatAreRight(List<Written> distractors, List<Written> right, String name) {
        Set<String> rightTexts = right.stream()
                .map(option -> Fingerprint.normalize(option.text()))
                .collect(Collectors.toSet());
        for (Written distractor : distractors) {
            if (rightTexts.contains(Fingerprint.normalize(distractor.text()))) {
                mistakes.error(
                        distractor.line(),
                        "The distractor \"%s\" equals %s. A distractor must be wrong: change or remove it."
                                .formatted(excerpt(distractor), name));
            }
        }
    }

    private static String excerpt(Written option) {
        String text = Fingerprint.normalize(option.text());
        return text.length() <= 60 ? text : text.substring(0, 59) + "…";
    }

    private static Stream<String> sortedTexts(List<Written> options) {
        return options.stream()
                .map(option -> Fingerprint.normalize(option.text()))
                .sorted();
    }

    private List<Option> options(String role, List<Written> written) {
        return written.stream()
                .map(option -> new Option(
                        question.optionId(role, option.text()),
                        fragments.inline(option.text(), option.line()),
                        option.why().map(why -> fragments.inline(why, option.line()))))
                .toList();
    }

    private static List<Option> sorted(List<Option> options) {
        return options.stream().sorted(BY_ID).toList();
    }
}
