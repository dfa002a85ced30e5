package dev.crossroads.course.read;

import dev.crossroads.course.Questionnaire;
import dev.crossroads.course.Questionnaire.Alternative;
import dev.crossroads.course.Questionnaire.Evidence;
import dev.crossroads.course.Questionnaire.Group;
import dev.crossroads.course.SectionRef;
import dev.crossroads.course.read.WeightRules.WrittenQuestion;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
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
 * version = "4"                            # stored with every answer and advice: change it with every change of weights
 *
 * [[alternatives]]                         # two or more
 * id = "rust"
 * name = "Rust"
 * others = "When to learn another one too." # optional, one paragraph
 *   [[alternatives.steps]]                 # what to do first; any number
 *   title = "…"
 *   why = "…"
 *   href = "https://…"
 *   done = "What to have done at its end." # optional
 *   place = "first-program"                # optional: of the steps for one place the first that fits is shown
 *   when = { background = ["systems"] }    # optional: only for those who chose one of these options
 *
 * [[groups]]                               # optional: questions that ask for one fact in several ways
 * id = "program"
 * title = "what you build"
 * cap = 7                                  # their answers together add no more than this to any alternative
 * reason = "One sentence for the learner: why they count together."
 *
 * [[questions]]
 * id = "memory"
 * prompt = "How much memory will your program have?"
 * group = "program"                        # optional
 * fact = true                              # optional: nobody can decide to answer it otherwise
 * ordered = true                           # optional: the options run by degree
 * since = "4"                              # optional: it asks something else since that version, so ask again
 *   [[questions.options]]                  # two or more
 *   id = "kilobytes"
 *   text = "Kilobytes, and no operating system"
 *   rules_out = ["go"]                     # a limit: it screens, whatever the others weigh
 *   decisive = "Why it rules that out."    # optional, else the reason is its why
 *   part = true                            # optional: it may hold for a part of the program only
 *   instead = "TinyGo, where it knows the board." # optional: what to look at where all are ruled out
 *   reason = "One sentence for the learner."
 *   lesson = "chapter.md#section"          # what explains the reason
 *   [[questions.options]]
 *   id = "little"
 *   text = "Little"
 *   weights = { rust = 3 }                 # by alternative; a limit may leave them out
 *   has = ["rust"]                         # optional: who chooses this has it already, "other" for what is not here
 *   both = true                            # optional: who chooses this asks for an order
 *   since = "4"                            # optional, as above
 *   reason = "…"
 *   lesson = "…"
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
    private static final int LONGEST_PATH = 50;

    /** The largest weight and cap: far beyond use, and sums of them stay whole and exact. */
    static final int MOST = 1000;

    private final Mistakes mistakes;
    private final List<SectionMention> sections = new ArrayList<>();
    private final List<Mention> concepts = new ArrayList<>();
    private final List<Mention> rules = new ArrayList<>();
    private final StepsReader steps;

    private QuestionnaireReader(Mistakes mistakes) {
        this.mistakes = mistakes;
        this.steps = new StepsReader(mistakes);
    }

    /**
     * The contents of the file.
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
        String version = keys.requiredText("version");
        List<Group> groups = groups(keys);
        List<WrittenQuestion> written = new AdvisoryQuestionReader(
                        mistakes,
                        ids,
                        groups.stream().map(Group::id).collect(Collectors.toUnmodifiableSet()),
                        version,
                        this::section)
                .read(keys);
        Questionnaire questionnaire = new Questionnaire(
                version,
                alternatives,
                groups,
                written.stream().map(WrittenQuestion::question).toList(),
                evidence(keys, alternatives));
        steps.checkAgainst(questionnaire);
        noteWhatIsDerived(keys);
        keys.warnOfOthers();
        if (!mistakes.haveErrors()) {
            new WeightRules(questionnaire, mistakes).check(written);
        }
        return questionnaire;
    }

    /** Assertions that earlier versions of the format asked for. */
    private void noteWhatIsDerived(TomlKeys keys) {
        for (String key : List.of("band", "scale")) {
            if (keys.has(key)) {
                mistakes.warning(
                        keys.line(key),
                        ("`%s` is not needed any more and ignored: what is too close to call follows from the soft"
                                        + " questions. Remove it.")
                                .formatted(key));
            }
        }
    }

    private List<Group> groups(TomlKeys keys) {
        List<TomlKeys> tables = keys.tables("groups", "group");
        Twins.refuse(tables, "id", "groups");
        return tables.stream()
                .map(table -> {
                    Group group = new Group(
                            table.requiredText("id"),
                            table.requiredText("title"),
                            table.requiredWholeNumber("cap", 1, MOST),
                            table.requiredText("reason"));
                    table.warnOfOthers();
                    return group;
                })
                .toList();
    }

    private List<Alternative> alternatives(TomlKeys keys) {
        List<TomlKeys> tables = keys.tables("alternatives", "alternative");
        if (tables.size() < 2) {
            keys.error("alternatives", "There is nothing to choose between. Write at least two [[alternatives]].");
        }
        Twins.refuse(tables, "id", "alternatives");
        Twins.refuse(tables, "name", "alternatives");
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
                steps.read(keys),
                keys.text("others"),
                keys.wholeNumber("path", 1, LONGEST_PATH).orElse(0));
        keys.warnOfOthers();
        return alternative;
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
}
