package dev.crossroads.course.read;

import dev.crossroads.course.Fingerprint;
import dev.crossroads.course.Questionnaire;
import dev.crossroads.course.Questionnaire.AdvisoryOption;
import dev.crossroads.course.Questionnaire.AdvisoryQuestion;
import dev.crossroads.course.Questionnaire.Alternative;
import dev.crossroads.course.Questionnaire.Evidence;
import dev.crossroads.course.Questionnaire.Step;
import dev.crossroads.course.SectionRef;
import dev.crossroads.course.read.WeightRules.WrittenOption;
import dev.crossroads.course.read.WeightRules.WrittenQuestion;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Reads a course's {@code recommendation.toml}. Its texts are plain: no Markdown, no HTML. Weights are whole numbers
 * from 0 on; {@code {}} leaves nothing to say, so an option that fits every alternative weighs the same for each.
 *
 * <pre>{@code
 * version = "3"                            # stored with every recommendation: change it with every change of weights
 * band = 4                                 # a margin of this size or less is too close to call
 * scale = 8                                # shares are exp(total / scale), normalised
 *
 * [[alternatives]]                         # two or more
 * id = "rust"
 * name = "Rust"
 * others = "When to learn another one too." # optional, one paragraph
 *   [[alternatives.steps]]                 # what to do first; any number
 *   title = "…"
 *   why = "…"
 *   href = "https://…"
 *
 * [[questions]]
 * id = "memory"
 * prompt = "How much memory will your program have?"
 *   [[questions.options]]                  # two or more; in order of degree where there is one
 *   id = "kilobytes"
 *   text = "Kilobytes, and no operating system"
 *   weights = { rust = 5 }                 # by alternative
 *   reason = "One sentence for the learner."
 *   lesson = "chapter.md#section"          # what explains the reason
 *   decisive = "Why it may decide alone."  # only, and always, where its lead is above the band
 *   [[questions.options]]
 *   id = "unknown"
 *   text = "I do not know yet"
 *   weights = { rust = 1, go = 1 }
 *   balanced = true                        # once in each question; the balanced answers together must tie
 *   reason = "…"
 *   lesson = "…"
 *
 * [[evidence]]                             # what checkpoints say; any number
 * id = "rust-ownership"                    # optional where there is one for the language
 * alternative = "rust"
 * language = "rust"                        # marked questions of this language count,
 * concepts = ["move", "borrow-shared"]     # optional: of these only the ones on one of these concepts; a question
 *                                          # counts for the first rule that fits it
 * topic = "ownership in Rust"              # optional: what it is about, else the alternative's name
 * minimum = 4                              # so many answered before it counts
 * weight = 3                               # all right adds it, all wrong takes it away, between by certainty
 * strong = "…"
 * weak = "…"
 * lesson = "chapter.md#section"
 * }</pre>
 */
public final class QuestionnaireReader {
    /** The largest weight, band and scale: far beyond use, and sums of them stay whole and exact. */
    private static final int MOST = 1000;

    private final Mistakes mistakes;
    private final List<SectionMention> sections = new ArrayList<>();
    private final List<Mention> concepts = new ArrayList<>();
    private final List<Mention> rules = new ArrayList<>();

    private QuestionnaireReader(Mistakes mistakes) {
        this.mistakes = mistakes;
    }

    /**
     * What the file holds.
     *
     * @param questionnaire the questionnaire, unless the file has an error
     * @param mistakes every mistake of the file, in order of lines
     * @param sections every section it points at with the line that does, so that the course can check that it exists
     * @param concepts every mention of a concept with its line, likewise
     * @param rules the ids of its evidence with their lines, so that the course can check that each can count
     */
    public record Reading(
            Optional<Questionnaire> questionnaire,
            List<Mistake> mistakes,
            List<SectionMention> sections,
            List<Mention> concepts,
            List<Mention> rules) {}

    /** A section that is pointed at, and the line that does. */
    public record SectionMention(SectionRef section, int line) {}

    /**
     * Reads a questionnaire from its file. A file that can't be read, is larger than 1 MiB or is not UTF-8 is a mistake
     * too.
     *
     * @param course the folder of the course, for the mistakes
     */
    public static Reading read(Path course, Path file) {
        Mistakes mistakes = new Mistakes(TomlFile.nameOf(course, file));
        return new QuestionnaireReader(mistakes).reading(TomlFile.text(file, mistakes));
    }

    /**
     * Reads a questionnaire from its text.
     *
     * @param file its path below the course folder, for the mistakes
     */
    public static Reading read(String file, String toml) {
        return new QuestionnaireReader(new Mistakes(file)).reading(Optional.of(toml));
    }

    private Reading reading(Optional<String> toml) {
        Optional<Questionnaire> questionnaire =
                toml.flatMap(text -> TomlFile.parse(text, mistakes)).map(this::questionnaire);
        return new Reading(
                questionnaire.filter(_ -> !mistakes.haveErrors()),
                mistakes.sorted(),
                List.copyOf(sections),
                List.copyOf(concepts),
                List.copyOf(rules));
    }

    private Questionnaire questionnaire(TomlKeys file) {
        TomlKeys keys = file.named("the recommendation");
        List<Alternative> alternatives = alternatives(keys);
        Set<String> ids = alternatives.stream().map(Alternative::id).collect(Collectors.toUnmodifiableSet());
        List<WrittenQuestion> written = new ArrayList<>();
        Questionnaire questionnaire = new Questionnaire(
                keys.requiredText("version"),
                keys.requiredWholeNumber("band", 0, MOST),
                keys.requiredWholeNumber("scale", 1, MOST),
                alternatives,
                questions(keys, ids, written),
                evidence(keys, alternatives));
        keys.warnOfOthers();
        if (!mistakes.haveErrors()) {
            new WeightRules(alternatives, questionnaire.band(), mistakes).check(written);
        }
        return questionnaire;
    }

    private List<Alternative> alternatives(TomlKeys keys) {
        List<TomlKeys> tables = keys.tables("alternatives", "alternative");
        if (tables.size() < 2) {
            keys.error("alternatives", "There is nothing to choose between. Write at least two [[alternatives]].");
        }
        refuseTwins(tables, "id", "alternatives");
        refuseTwins(tables, "name", "alternatives");
        tables.stream()
                .filter(table ->
                        table.rawText("id").filter(Questionnaire.OTHER::equals).isPresent())
                .forEach(table -> table.error(
                        "id",
                        "\"other\" is what learners say who start with none of the alternatives. Write another id."));
        return tables.stream().map(this::alternative).toList();
    }

    private Alternative alternative(TomlKeys keys) {
        Alternative alternative = new Alternative(
                keys.requiredText("id"),
                keys.requiredText("name"),
                keys.tables("steps", "step").stream().map(this::step).toList(),
                keys.text("others"));
        keys.warnOfOthers();
        return alternative;
    }

    private Step step(TomlKeys keys) {
        Step step = new Step(keys.requiredText("title"), keys.requiredText("why"), keys.requiredText("href"));
        if (!step.href().isEmpty() && !step.href().startsWith("https://")) {
            keys.error(
                    "href",
                    "\"%s\" is not a safe address. Write one that begins with https://.".formatted(step.href()));
        }
        keys.warnOfOthers();
        return step;
    }

    private List<AdvisoryQuestion> questions(TomlKeys keys, Set<String> alternatives, List<WrittenQuestion> written) {
        List<TomlKeys> tables = keys.tables("questions", "question");
        if (tables.isEmpty()) {
            keys.error("questions", "Nothing is asked. Write at least one [[questions]].");
        }
        refuseTwins(tables, "id", "questions");
        return tables.stream()
                .map(table -> question(table, alternatives, written))
                .toList();
    }

    private AdvisoryQuestion question(TomlKeys table, Set<String> alternatives, List<WrittenQuestion> written) {
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
        refuseTwins(options, "id", "options of question \"" + id + "\"");
        refuseTwins(options, "text", "options of question \"" + id + "\"");
        List<WrittenOption> read =
                options.stream().map(option -> option(option, id, alternatives)).toList();
        keys.warnOfOthers();
        written.add(new WrittenQuestion(id, read, keys.line()));
        return new AdvisoryQuestion(
                id, prompt, read.stream().map(WrittenOption::option).toList());
    }

    private WrittenOption option(TomlKeys table, String question, Set<String> alternatives) {
        TomlKeys keys = table.rawText("id")
                .map(id -> table.named("option \"" + id + "\" of question \"" + question + "\""))
                .orElse(table);
        Map<String, Integer> weights = weights(keys, alternatives);
        AdvisoryOption option = new AdvisoryOption(
                keys.requiredText("id"),
                keys.requiredText("text"),
                weights,
                Optional.of(keys.requiredText("reason")),
                section(keys),
                keys.text("decisive"));
        boolean balanced = keys.truth("balanced").orElse(false);
        keys.warnOfOthers();
        return new WrittenOption(option, balanced, keys.line("weights"));
    }

    private Map<String, Integer> weights(TomlKeys keys, Set<String> alternatives) {
        keys.requirePresence("weights", "a table such as { rust = 3 }, the same for each where the option is neutral");
        Map<String, Integer> weights = new LinkedHashMap<>();
        keys.table("weights").ifPresent(table -> {
            for (String alternative : table.names()) {
                if (!alternatives.contains(alternative)) {
                    table.error(
                            alternative,
                            "There is no alternative \"%s\". There are: %s."
                                    .formatted(alternative, String.join(", ", new TreeSet<>(alternatives))));
                }
                table.wholeNumber(alternative, 0, MOST).ifPresent(weight -> weights.put(alternative, weight));
            }
            boolean isAllZero = weights.values().stream().allMatch(weight -> weight == 0);
            if (isAllZero && weights.size() == table.names().size()) {
                keys.error(
                        "weights",
                        "The option weighs nothing. One that fits every alternative weighs the same for each: { %s }."
                                .formatted(new TreeSet<>(alternatives)
                                        .stream().map(id -> id + " = 1").collect(Collectors.joining(", "))));
            }
        });
        return Collections.unmodifiableMap(weights);
    }

    private List<Evidence> evidence(TomlKeys keys, List<Alternative> alternatives) {
        List<Evidence> evidence = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (TomlKeys table : keys.tables("evidence", "evidence")) {
            Evidence rule = evidenceFor(table, alternatives);
            if (!ids.add(rule.id())) {
                table.error(
                        table.has("id") ? "id" : "language",
                        "There is evidence \"%s\" already. Give each an id of its own.".formatted(rule.id()));
            }
            evidence.add(rule);
        }
        return List.copyOf(evidence);
    }

    private Evidence evidenceFor(TomlKeys keys, List<Alternative> all) {
        Map<String, String> alternatives =
                all.stream().collect(Collectors.toMap(Alternative::id, Alternative::name, (first, _) -> first));
        String alternative = keys.requiredText("alternative");
        if (keys.has("alternative") && !alternatives.containsKey(alternative)) {
            keys.error(
                    "alternative",
                    "There is no alternative \"%s\". There are: %s."
                            .formatted(alternative, String.join(", ", new TreeSet<>(alternatives.keySet()))));
        }
        String language = keys.requiredText("language");
        List<TomlKeys.Text> mentioned = keys.texts("concepts");
        mentioned.forEach(concept -> concepts.add(new Mention(concept.value(), concept.line())));
        String id = keys.text("id").orElse(language);
        rules.add(new Mention(id, keys.line(keys.has("id") ? "id" : "language")));
        Evidence evidence = new Evidence(
                id,
                alternative,
                language,
                mentioned.stream().map(TomlKeys.Text::value).toList(),
                keys.text("topic").orElseGet(() -> alternatives.getOrDefault(alternative, alternative)),
                keys.requiredWholeNumber("minimum", 1, MOST),
                keys.requiredWholeNumber("weight", 0, MOST),
                keys.requiredText("strong"),
                keys.requiredText("weak"),
                section(keys));
        keys.warnOfOthers();
        return evidence;
    }

    private Optional<SectionRef> section(TomlKeys keys) {
        keys.requirePresence("lesson", "the section that explains the reason, \"chapter.md#section\"");
        return keys.text("lesson").flatMap(text -> {
            Optional<SectionRef> section = SectionRef.parse(text);
            if (section.isEmpty()) {
                keys.error(
                        "lesson",
                        "\"%s\" does not name a section. Write the chapter and the section: \"chapter.md#section\"."
                                .formatted(text));
            }
            section.ifPresent(ref -> sections.add(new SectionMention(ref, keys.line("lesson"))));
            return section;
        });
    }

    private void refuseTwins(List<TomlKeys> tables, String key, String what) {
        Map<String, Integer> lines = new HashMap<>();

        for (TomlKeys table : tables) {
            table.rawText(key).map(Fingerprint::normalize).ifPresent(value -> {
                Integer first = lines.putIfAbsent(value, table.line(key));
                if (first != null) {
                    table.error(
                            key,
                            "Two %s have the %s \"%s\": the first at line %d. Change one of them."
                                    .formatted(what, key, value, first));
                }
            });
        }
    }
}
