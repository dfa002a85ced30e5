package dev.crossroads.course.read;

import dev.crossroads.course.Questionnaire;
import dev.crossroads.course.Questionnaire.AdvisoryOption;
import dev.crossroads.course.Questionnaire.AdvisoryQuestion;
import dev.crossroads.course.Questionnaire.Limit;
import dev.crossroads.course.SectionRef;
import dev.crossroads.course.Versions;
import dev.crossroads.course.read.WeightRules.WrittenOption;
import dev.crossroads.course.read.WeightRules.WrittenQuestion;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Reads the questions of a questionnaire, with what each answer weighs and rules out. */
final class AdvisoryQuestionReader {
    private final Mistakes mistakes;
    private final Set<String> alternatives;
    private final Set<String> groups;
    private final String version;
    private final Function<TomlKeys, Optional<SectionRef>> section;

    /**
     * For one file.
     *
     * @param alternatives their ids
     * @param groups their ids
     * @param version of the questionnaire
     * @param section reads the section that an option points at
     */
    AdvisoryQuestionReader(
            Mistakes mistakes,
            Set<String> alternatives,
            Set<String> groups,
            String version,
            Function<TomlKeys, Optional<SectionRef>> section) {
        this.mistakes = mistakes;
        this.alternatives = alternatives;
        this.groups = groups;
        this.version = version;
        this.section = section;
    }

    List<WrittenQuestion> read(TomlKeys keys) {
        List<TomlKeys> tables = keys.tables("questions", "question");
        if (tables.isEmpty()) {
            keys.error("questions", "Nothing is asked. Write at least one [[questions]].");
        }
        Twins.refuse(tables, "id", "questions");
        return tables.stream().map(this::question).toList();
    }

    private WrittenQuestion question(TomlKeys table) {
        TomlKeys keys = table.rawText("id")
                .map(id -> table.named("question \"" + id + "\""))
                .orElse(table);
        String id = keys.requiredText("id");
        String prompt = keys.requiredText("prompt");
        List<TomlKeys> options = keys.tables("options", "option");
        if (options.size() < 2) {
            mistakes.error(
                    keys.line(),
                    "Question \"%s\" has nothing to choose between. Write at least two [[questions.options]]."
                            .formatted(id));
        }
        Twins.refuse(options, "id", "options of question \"" + id + "\"");
        Twins.refuse(options, "text", "options of question \"" + id + "\"");
        List<WrittenOption> read =
                options.stream().map(option -> option(option, id)).toList();
        AdvisoryQuestion question = new AdvisoryQuestion(
                id,
                prompt,
                keys.truth("fact").orElse(false),
                keys.truth("ordered").orElse(false),
                group(keys),
                since(keys),
                read.stream().map(WrittenOption::option).toList());
        keys.warnOfOthers();
        return new WrittenQuestion(question, read, keys.line());
    }

    private Optional<String> group(TomlKeys keys) {
        Optional<String> group = keys.text("group");
        group.filter(id -> !groups.contains(id))
                .ifPresent(id -> keys.error(
                        "group",
                        "There is no group \"%s\". %s"
                                .formatted(
                                        id,
                                        groups.isEmpty()
                                                ? "Write it as [[groups]]."
                                                : "There are: " + listed(groups) + ".")));
        return group;
    }

    private Optional<String> since(TomlKeys keys) {
        Optional<String> since = keys.text("since");
        since.ifPresent(from -> {
            if (!Versions.isNumbered(from) || !Versions.isNumbered(version)) {
                keys.error(
                        "since",
                        "Versions have an order only where they are numbers, such as \"4\" or \"4.1\". Write `since`"
                                + " and the questionnaire's `version` so.");
            } else if (Versions.compare(from, version) > 0) {
                keys.error(
                        "since",
                        "`since` names version %s, and the questionnaire is at version %s. Raise its `version`."
                                .formatted(from, version));
            }
        });
        return since;
    }

    private WrittenOption option(TomlKeys table, String question) {
        TomlKeys keys = table.rawText("id")
                .map(id -> table.named("option \"" + id + "\" of question \"" + question + "\""))
                .orElse(table);
        String reason = keys.requiredText("reason");
        Optional<Limit> limit = limit(keys, reason);
        AdvisoryOption option = new AdvisoryOption(
                keys.requiredText("id"),
                keys.requiredText("text"),
                weights(keys, limit.isPresent()),
                Optional.of(reason),
                section.apply(keys),
                limit,
                has(keys),
                keys.truth("both").orElse(false),
                since(keys));
        boolean balanced = keys.truth("balanced").orElse(false);
        keys.warnOfOthers();
        return new WrittenOption(option, balanced, keys.line(keys.has("weights") ? "weights" : "id"));
    }

    private Optional<Limit> limit(TomlKeys keys, String reason) {
        Optional<String> decisive = keys.text("decisive");
        boolean part = keys.truth("part").orElse(false);
        Optional<String> instead = keys.text("instead");
        if (!keys.has("rules_out")) {
            if (decisive.isPresent()) {
                keys.error(
                        "decisive",
                        "This says that the answer decides, and it only weighs. Name what it rules out, such as"
                                + " rules_out = [\"%s\"], or remove `decisive`."
                                        .formatted(new TreeSet<>(alternatives)
                                                .stream().findFirst().orElse("…")));
            }
            return Optional.empty();
        }
        List<TomlKeys.Text> ruledOut = keys.texts("rules_out");
        ruledOut.forEach(alternative -> refuseUnknown(alternative, alternatives));
        if (ruledOut.isEmpty()) {
            keys.error("rules_out", "Nothing is ruled out. Name at least one of: %s.".formatted(listed(alternatives)));
        }
        return Optional.of(new Limit(
                ruledOut.stream().map(TomlKeys.Text::value).distinct().toList(),
                decisive.orElse(reason),
                part,
                instead));
    }

    private List<String> has(TomlKeys keys) {
        List<TomlKeys.Text> has = keys.texts("has");
        Set<String> known = new TreeSet<>(alternatives);
        known.add(Questionnaire.OTHER);
        has.forEach(alternative -> refuseUnknown(alternative, known));
        return has.stream().map(TomlKeys.Text::value).distinct().toList();
    }

    private void refuseUnknown(TomlKeys.Text alternative, Set<String> known) {
        if (!known.contains(alternative.value())) {
            mistakes.error(
                    alternative.line(),
                    "There is no alternative \"%s\". There are: %s.".formatted(alternative.value(), listed(known)));
        }
    }

    private Map<String, Integer> weights(TomlKeys keys, boolean isLimit) {
        if (!isLimit) {
            keys.requirePresence(
                    "weights", "a table such as { rust = 3 }, the same for each where the option is neutral");
        }
        Map<String, Integer> weights = new LinkedHashMap<>();
        keys.table("weights").ifPresent(table -> {
            for (String alternative : table.names()) {
                if (!alternatives.contains(alternative)) {
                    table.error(
                            alternative,
                            "There is no alternative \"%s\". There are: %s."
                                    .formatted(alternative, listed(alternatives)));
                }
                table.wholeNumber(alternative, 0, QuestionnaireReader.MOST)
                        .ifPresent(weight -> weights.put(alternative, weight));
            }
            boolean isAllZero = weights.values().stream().allMatch(weight -> weight == 0);
            if (isAllZero && weights.size() == table.names().size() && !isLimit) {
                keys.error(
                        "weights",
                        "The option weighs nothing. One that fits every alternative weighs the same for each: { %s }."
                                .formatted(new TreeSet<>(alternatives)
                                        .stream().map(id -> id + " = 1").collect(Collectors.joining(", "))));
            }
        });
        return Collections.unmodifiableMap(weights);
    }

    private static String listed(Set<String> ids) {
        return String.join(", ", new TreeSet<>(ids));
    }
}
