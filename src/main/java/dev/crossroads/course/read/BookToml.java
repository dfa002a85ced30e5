package dev.crossroads.course.read;

import dev.crossroads.course.Course.Licence;
import dev.crossroads.course.read.Findings.Place;
import dev.crossroads.course.read.Formulas.Marks;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The contents of book.toml, with defaults.
 *
 * @param id what addresses name the course by
 * @param source the folder of SUMMARY.md, relative to the course folder
 * @param reach a folder around the course below which files may be included; {@code .} for the course alone
 * @param licence under what terms it may be used
 * @param logo a picture, relative to the source folder
 * @param links to the repository that it is written in
 * @param isRightToLeft whether its text runs from right to left: what {@code text-direction} says, else by language
 * @param isNumbered whether chapters show their numbers
 * @param isFolded whether the contents beside a lesson open its own branch alone
 * @param mayChaptersBeMissing whether a chapter without a file is one that is planned
 * @param isPrintable whether there may be one page of all chapters
 * @param redirects where addresses of old lead, relative to the source folder, without a slash at the beginning
 * @param glossary the chapter whose headings are the course's terms, relative to the source folder
 * @param sample the quiz whose first question newcomers are asked, by its id
 * @param synonyms words that readers may look for, with what the course says for them
 * @param dialect how its chapters are written
 * @param concepts empty where there is no {@code [crossroads.concepts]}, and then every concept may be used
 */
record BookToml(
        String id,
        String title,
        String description,
        List<String> authors,
        String language,
        String source,
        String reach,
        Optional<Licence> licence,
        Optional<String> logo,
        SourceLinks links,
        boolean isRightToLeft,
        boolean isNumbered,
        boolean isFolded,
        boolean mayChaptersBeMissing,
        boolean isPrintable,
        Map<String, String> redirects,
        Optional<String> glossary,
        Optional<String> sample,
        Map<String, String> synonyms,
        Dialect dialect,
        Optional<List<NamedConcept>> concepts) {
    private static final String NAME = "book.toml";
    private static final String ID = "[a-z0-9][a-z0-9-]{0,63}";

    /** Languages written from right to left, as mdBook lists them. */
    private static final Set<String> RIGHT_TO_LEFT = Set.of(
            "ar", "ara", "arc", "ckb", "dv", "fa", "ff-adlm", "he", "ks-arab", "pa-arab", "ps", "sd", "ug", "ur",
            "uz-af", "yi");

    /** Preprocessors whose work Crossroads does itself. */
    private static final Set<String> PREPROCESSORS =
            Set.of("links", "index", "quiz", "admonish", "tabs", "callouts", "alerts");

    /** Preprocessors whose work is done in the reader's browser, and what a reader sees where it can't be. */
    private static final Map<String, String> IN_THE_BROWSER = Map.of(
            "katex",
            "formulas are set by KaTeX in the reader's browser, and where it can't read one, or runs no scripts, it is "
                    + "shown as it is written; macros and settings of the book's own are not used",
            "mermaid",
            "diagrams are drawn by Mermaid in the reader's browser, and where it can't read one, or runs no scripts, "
                    + "its source can be opened");

    /** Keys of {@code [output.html]} that change what readers see, and that nothing here answers to. */
    private static final Map<String, String> NOT_DONE = Map.of(
            "mathjax-support",
                    "MathJax isn't loaded: formulas are set by KaTeX in the reader's browser, and where it can't "
                            + "read one, or runs no scripts, it is shown as it is written",
            "additional-css", "styles of the book's own are not loaded",
            "additional-js", "scripts of the book's own are not loaded",
            "theme", "a theme of the book's own is not used",
            "input-404", "a page of the book's own for what is not found is not used",
            "playground", "programs can't be edited or run in the page");

    /**
     * The ways in which chapters are written, where books differ.
     *
     * @param hidden by language, what the lines begin with that are not shown at first
     * @param hasSmartPunctuation whether straight quotes, dashes and dots become typographic ones, as they do from
     *     mdBook 0.5 on where a book does not say
     * @param formulas what formulas are marked by
     */
    record Dialect(Map<String, String> hidden, boolean hasSmartPunctuation, Marks formulas) {
        /** Nothing but what every book has. */
        static final Dialect PLAIN = new Dialect(Map.of(), false, Marks.NONE);
    }

    /**
     * A concept as it is written.
     *
     * @param section chapter and heading, such as {@code ownership.md#moving}
     */
    record NamedConcept(String id, String title, String section, int line) {
        Place place() {
            return new Place(NAME, line);
        }
    }

    /** Reads the file, which may be missing as a whole and in every part. */
    static BookToml read(CourseFolder folder, Findings findings) {
        Mistakes mistakes = new Mistakes(NAME);
        TomlKeys keys = keys(folder, mistakes);
        BookToml book = from(keys, folderName(folder), mistakes);
        findings.addAll(mistakes.sorted());
        warnOfWhatIsNotDone(keys, findings);
        return book;
    }

    private static TomlKeys keys(CourseFolder folder, Mistakes mistakes) {
        try {
            Path file = folder.file(folder.root(), NAME);
            Optional<TomlKeys> keys = TomlFile.text(file, mistakes).flatMap(text -> TomlFile.parse(text, mistakes));
            if (keys.isPresent()) {
                return keys.get();
            }
        } catch (RefusedPath refused) {
            if (!refused.isMissing()) {
                mistakes.error(0, refused.getMessage());
            }
        }
        return TomlKeys.none(1, "the file", mistakes);
    }

    private static BookToml from(TomlKeys keys, String folderName, Mistakes mistakes) {
        Optional<TomlKeys> book = keys.table("book");
        Optional<TomlKeys> ours = keys.table("crossroads");
        String id = ours.flatMap(table -> table.text("id")).orElseGet(() -> idOf(folderName));
        if (!id.matches(ID)) {
            mistakes.error(
                    ours.map(table -> table.line("id")).orElse(0),
                    "The course's id is \"" + id + "\". Under [crossroads], give it an id of lower-case letters, "
                            + "digits and dashes, 64 at most.");
        }
        Optional<TomlKeys> html = keys.table("output").flatMap(output -> output.table("html"));
        String language = book.flatMap(table -> table.text("language")).orElse("en");
        return new BookToml(
                id,
                book.flatMap(table -> table.text("title")).orElse(folderName),
                book.flatMap(table -> table.text("description")).orElse(""),
                book.map(table -> table.texts("authors").stream()
                                .map(TomlKeys.Text::value)
                                .toList())
                        .orElse(List.of()),
                language,
                book.flatMap(table -> table.text("src")).orElse("src"),
                ours.flatMap(table -> table.text("root")).orElse("."),
                ours.flatMap(table -> table.text("license"))
                        .filter(name -> !name.isBlank())
                        .map(name -> new Licence(name, ours.flatMap(table -> licenceText(table, mistakes)))),
                ours.flatMap(table -> table.text("logo")),
                html.map(table -> SourceLinks.read(table, mistakes)).orElse(SourceLinks.NONE),
                book.flatMap(table -> table.text("text-direction"))
                        .map("rtl"::equals)
                        .orElse(runsRightToLeft(language)),
                !html.flatMap(table -> table.truth("no-section-label")).orElse(false),
                html.flatMap(table -> table.table("fold"))
                        .flatMap(table -> table.truth("enable"))
                        .orElse(false),
                keys.table("build")
                        .flatMap(table -> table.truth("create-missing"))
                        .orElse(true),
                html.flatMap(table -> table.table("print"))
                        .flatMap(table -> table.truth("enable"))
                        .orElse(true),
                html.flatMap(table -> table.table("redirect"))
                        .map(BookToml::redirects)
                        .orElse(Map.of()),
                ours.flatMap(table -> table.text("glossary")),
                ours.flatMap(table -> table.text("sample")),
                ours.flatMap(table -> table.table("synonyms"))
                        .map(BookToml::texts)
                        .orElse(Map.of()),
                new Dialect(
                        html.flatMap(table -> table.table("code"))
                                .flatMap(table -> table.table("hidelines"))
                                .map(BookToml::texts)
                                .orElse(Map.of()),
                        html.flatMap(table -> table.truth("smart-punctuation"))
                                .or(() -> html.flatMap(table -> table.truth("curly-quotes")))
                                .orElse(true),
                        formulas(keys, html)),
                ours.flatMap(table -> table.table("concepts")).map(BookToml::concepts));
    }

    private static Optional<String> licenceText(TomlKeys ours, Mistakes mistakes) {
        Optional<String> href = ours.text("license-url");
        if (href.filter(FragmentLinks::isExternal).isPresent() || href.isEmpty()) {
            return href;
        }
        mistakes.warning(
                ours.line("license-url"),
                "\"" + href.get() + "\" is not a whole address and was left out. " + "Begin it with https://.");
        return Optional.empty();
    }

    /** The folder's name as it always was made into an id, where that is one; else what of it can be. */
    private static String idOf(String folderName) {
        String id = CourseAddresses.slug(folderName);
        return id.matches(ID) ? id : CourseAddresses.courseId(folderName);
    }

    private static boolean runsRightToLeft(String language) {
        String tag = language.toLowerCase(Locale.ROOT).replace('_', '-');
        return RIGHT_TO_LEFT.contains(tag) || RIGHT_TO_LEFT.contains(tag.split("-")[0]);
    }

    private static Marks formulas(TomlKeys keys, Optional<TomlKeys> html) {
        if (keys.table("preprocessor").filter(table -> table.has("katex")).isPresent()) {
            return Marks.KATEX;
        }
        return html.flatMap(table -> table.truth("mathjax-support")).orElse(false) ? Marks.MATHJAX : Marks.NONE;
    }

    private static Map<String, String> texts(TomlKeys table) {
        Map<String, String> texts = new LinkedHashMap<>();
        table.names().forEach(name -> table.text(name).ifPresent(text -> texts.put(name, text)));
        return Collections.unmodifiableMap(texts);
    }

    /** From address to address below the source folder; a target on another site stays as it is. */
    private static Map<String, String> redirects(TomlKeys table) {
        Map<String, String> redirects = new LinkedHashMap<>();
        texts(table).forEach((from, to) -> {
            String old = from.replaceFirst("^/+", "");
            redirects.put(old, FragmentLinks.isExternal(to) ? to : below(old, to));
        });
        return Collections.unmodifiableMap(redirects);
    }

    /** A relative address as it is meant at the page that sends there. */
    private static String below(String page, String target) {
        if (target.startsWith("/")) {
            return target.replaceFirst("^/+", "");
        }
        List<String> path = new ArrayList<>(List.of(page.split("/", -1)));
        path.removeLast();
        for (String step : target.split("/", -1)) {
            if (step.equals("..") && !path.isEmpty()) {
                path.removeLast();
            } else if (!step.equals("..") && !step.equals(".")) {
                path.add(step);
            }
        }
        return String.join("/", path);
    }

    private static void warnOfWhatIsNotDone(TomlKeys keys, Findings findings) {
        keys.table("preprocessor")
                .ifPresent(table -> table.names().stream()
                        .filter(name -> !PREPROCESSORS.contains(name))
                        .forEach(name -> findings.warning(
                                new Place(NAME, table.line(name)),
                                "The preprocessor \"" + name + "\" isn't run: "
                                        + IN_THE_BROWSER.getOrDefault(
                                                name, "what it would make of the chapters is missing")
                                        + ". Look at the pages, and write out what readers need.")));
        keys.table("output")
                .flatMap(output -> output.table("html"))
                .ifPresent(html -> NOT_DONE.forEach((key, what) -> {
                    if (html.has(key)) {
                        findings.warning(
                                new Place(NAME, html.line(key)),
                                "[output.html] " + key + ": " + what
                                        + ". Remove the key if the pages need nothing of it.");
                    }
                }));
    }

    private static List<NamedConcept> concepts(TomlKeys table) {
        List<NamedConcept> concepts = new ArrayList<>();
        for (String id : table.names()) {
            TomlKeys concept = table.requiredTable(id);
            concepts.add(new NamedConcept(
                    id, concept.requiredText("title"), concept.requiredText("section"), table.line(id)));
            concept.warnOfOthers();
        }
        return List.copyOf(concepts);
    }

    private static String folderName(CourseFolder folder) {
        Path name = folder.root().getFileName();
        return name == null ? "course" : name.toString().replace("/", "");
    }
}
