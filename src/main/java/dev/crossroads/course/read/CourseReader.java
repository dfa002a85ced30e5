package dev.crossroads.course.read;

import dev.crossroads.course.Concept;
import dev.crossroads.course.Course;
import dev.crossroads.course.Course.Imprint;
import dev.crossroads.course.Lesson;
import dev.crossroads.course.Paths;
import dev.crossroads.course.Piece;
import dev.crossroads.course.Questionnaire;
import dev.crossroads.course.Quiz;
import dev.crossroads.course.SampleQuestion;
import dev.crossroads.course.read.BookToml.NamedConcept;
import dev.crossroads.course.read.ChapterText.Placed.PlacedQuiz;
import dev.crossroads.course.read.Findings.Place;
import dev.crossroads.course.read.Mistake.Severity;
import dev.crossroads.course.read.Summary.Item;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jsoup.nodes.Element;

/**
 * Reads a course's folder: an mdBook, its quizzes and its questionnaire. Whatever the folder holds, the answer is a
 * course or the list of what is wrong with it, never an exception.
 */
public final class CourseReader {
    /** Chapters that can stand beside every lesson; of more, a lesson's page would be mostly contents. */
    private static final int MOST_OPEN = 80;

    private final Findings findings = new Findings();
    private final BookToml book;
    private final CourseFolder folder;
    private final Markdown markdown;
    private final CourseWords words;
    private final Path source;
    private final Map<String, Chapter> chapters = new LinkedHashMap<>();
    private final Map<Item.Chapter, RefusedPath> planned = new LinkedHashMap<>();
    private final Map<String, List<Piece>> bodies = new ConcurrentHashMap<>();
    private final SortedMap<String, Path> files = new TreeMap<>();

    private final Optional<LocalDate> today;

    private CourseReader(CourseFolder folder, Optional<LocalDate> today) {
        this.today = today;
        this.book = BookToml.read(folder, findings);
        this.folder = reaching(folder);
        this.markdown = Markdown.ofChapters(book.dialect());
        this.words = CourseWords.of(book.language());
        this.source = source();
    }

    /**
     * The result of reading a course's folder.
     *
     * @param course the course; empty where a mistake is an error
     * @param mistakes everything its author should know of, by file and line, errors and warnings alike
     */
    public record Reading(Optional<Course> course, List<Mistake> mistakes) {}

    /** Reads a course. Its files are read once, except those it serves as they are. */
    public static Reading read(Path courseFolder) {
        return read(courseFolder, Optional.empty());
    }

    /**
     * Reads a course for whoever looks after it, who is also told what has grown old.
     *
     * @param today the day it is
     */
    public static Reading read(Path courseFolder, LocalDate today) {
        return read(courseFolder, Optional.of(today));
    }

    private static Reading read(Path courseFolder, Optional<LocalDate> today) {
        CourseFolder folder;
        try {
            folder = CourseFolder.at(courseFolder);
            if (!Files.isDirectory(folder.root())) {
                return unreadable(courseFolder, "is not a folder");
            }
        } catch (IOException e) {
            return unreadable(
                    courseFolder,
                    "does not exist or can't be read (" + e.getClass().getSimpleName() + ")");
        }
        return new CourseReader(folder, today).read();
    }

    private static Reading unreadable(Path folder, String why) {
        String what = "The course folder " + why + ". Name the folder that holds book.toml or SUMMARY.md.";
        return new Reading(Optional.empty(), List.of(new Mistake(Severity.ERROR, folder.toString(), 0, what)));
    }

    private Reading read() {
        Summary summary = summary();
        readChapters(summary);
        Outline outline = new Outline(summary, book, folder, source, chapters);
        ChapterLinks links = new ChapterLinks(book.id(), folder, source, chapters, files, findings);
        QuizFolder quizzes =
                QuizFolder.read(folder, placedQuizzes(), links, book.dialect().hasSmartPunctuation(), findings);
        Map<String, Quiz> placed = quizzes.placedBy(firstLessons());
        ProgramOutputs outputs = ProgramOutputs.read(folder, findings);
        chapters.values().parallelStream().forEach(chapter -> {
            outputs.show(chapter.body(), words);
            settle(chapter, links);
        });
        explainTerms();
        chapters.values().parallelStream()
                .forEach(chapter -> bodies.put(
                        chapter.lesson(),
                        chapter.pieces(id -> Optional.ofNullable(placed.get(id)).map(this::link))));
        CourseChecks checks = new CourseChecks(findings, chapters);
        checks.checkQuestionIds(quizzes);
        checks.checkConcepts(quizzes, book.concepts());
        Optional<Questionnaire> questionnaire = questionnaire(checks, quizzes);
        Map<String, Lesson> lessons =
                outline.lessons(bodies, counting(placed, true).keySet());
        Course course = new Course(
                book.id(),
                book.title(),
                book.description(),
                book.authors(),
                book.language(),
                imprint(links),
                outline.contents(links),
                lessons,
                counting(placed, false),
                counting(placed, true),
                words.mixed(),
                concepts(checks),
                questionnaire,
                book.synonyms(),
                sample(placed),
                book.isFolded() || lessons.size() > MOST_OPEN,
                redirects(links),
                Collections.unmodifiableMap(files));
        return new Reading(findings.haveErrors() ? Optional.empty() : Optional.of(course), findings.sorted());
    }

    /** Settles what a chapter could not know of the others; several threads do, each with a chapter of its own. */
    private void settle(Chapter chapter, ChapterLinks links) {
        links.settle(chapter);
        if (book.isRightToLeft()) {
            chapter.body().children().forEach(section -> section.attr("dir", "rtl"));
            chapter.body().select(Queries.of("pre")).attr("dir", "ltr");
        }
        today.ifPresent(day -> DatedClaims.check(chapter, words, day, findings));
    }

    private static Map<String, Quiz> counting(Map<String, Quiz> placed, boolean practice) {
        Map<String, Quiz> some = new LinkedHashMap<>();
        placed.forEach((id, quiz) -> {
            if (quiz.practice() == practice) {
                some.put(id, quiz);
            }
        });
        return Collections.unmodifiableMap(some);
    }

    private Optional<String> sample(Map<String, Quiz> placed) {
        Optional<String> askable = book.sample()
                .filter(id -> Optional.ofNullable(placed.get(id))
                        .filter(SampleQuestion::mayBeOf)
                        .isPresent());
        if (askable.isEmpty()) {
            book.sample()
                    .ifPresent(id -> findings.warning(
                            new Place("book.toml", 0),
                            "[crossroads] sample: the front page can't ask from \"" + id
                                    + "\" and takes another question. Name a quiz that a chapter places, marked at once "
                                    + "and without limits."));
        }
        return askable;
    }

    private Element link(Quiz quiz) {
        return Checkpoints.link(Paths.quiz(book.id(), quiz.id()), quiz, words);
    }

    private void explainTerms() {
        book.glossary().ifPresent(file -> {
            Chapter glossary = chapters.get(CourseAddresses.lessonId(file));
            if (glossary == null) {
                findings.error(
                        new Place("book.toml", 0),
                        "[crossroads] glossary: SUMMARY.md lists no chapter \"" + file
                                + "\". List it, or correct its name.");
            } else {
                Glossary.of(book.id(), glossary, chapters, words).explain(List.copyOf(chapters.values()), findings);
            }
        });
    }

    /** The course's folder, with what may be included from around it where book.toml says so. */
    private CourseFolder reaching(CourseFolder course) {
        try {
            return course.reaching(book.reach());
        } catch (RefusedPath refused) {
            findings.error(new Place("book.toml", 0), "[crossroads] root: " + refused.getMessage());
            return course;
        }
    }

    /** The folder of SUMMARY.md: what book.toml says, or the course folder itself. */
    private Path source() {
        Path named = folder.root();
        try {
            named = folder.inside(folder.root(), book.source());
        } catch (RefusedPath refused) {
            findings.error(new Place("book.toml", 0), "[book] src: " + refused.getMessage());
        }
        boolean isAtRoot = !Files.exists(named.resolve(Outline.SUMMARY))
                && Files.exists(folder.root().resolve(Outline.SUMMARY));
        return isAtRoot ? folder.root() : named;
    }

    private Summary summary() {
        Path file = source.resolve(Outline.SUMMARY);
        String name = folder.nameOf(file);
        try {
            Summary summary = SummaryReader.read(name, folder.text(folder.file(folder.root(), name)), findings);
            if (summary.items().stream().noneMatch(Item.Chapter.class::isInstance) && !findings.haveErrors()) {
                findings.error(new Place(name, 0), "The course has no chapters. List one: - [Title](file.md).");
            }
            return summary;
        } catch (RefusedPath refused) {
            findings.error(new Place(name, 0), refused.getMessage());
            return new Summary(List.of());
        }
    }

    /** A chapter's file, found and not yet read. */
    private record Found(String lesson, Item.Chapter listed, Path file) {}

    /** Finds the chapters one after the other, and reads them on every core: rendering is most of the work. */
    private void readChapters(Summary summary) {
        Map<String, Found> found = new LinkedHashMap<>();
        for (Item item : summary.items()) {
            if (item instanceof Item.Chapter listed) {
                try {
                    Found chapter = find(listed);
                    if (isNew(chapter, Optional.ofNullable(found.get(chapter.lesson())))) {
                        found.put(chapter.lesson(), chapter);
                    }
                } catch (RefusedPath refused) {
                    refuse(listed, refused);
                }
            }
        }
        planned.forEach((listed, refused) -> {
            if (found.isEmpty()) {
                findings.error(placeOf(listed), refused.getMessage());
            } else {
                findings.warning(
                        placeOf(listed),
                        refused.getMessage() + " Until then \"" + listed.title() + "\" is shown as planned.");
            }
        });
        List<Optional<Chapter>> read =
                found.values().parallelStream().map(this::readChapter).toList();
        read.forEach(chapter -> chapter.ifPresent(present -> chapters.put(present.lesson(), present)));
    }

    private Optional<Chapter> readChapter(Found found) {
        try {
            return Optional.of(Chapter.read(
                    found.lesson(), found.listed().title(), folder, found.file(), markdown, words, findings));
        } catch (RefusedPath refused) {
            refuse(found.listed(), refused);
            return Optional.empty();
        }
    }

    /** A chapter whose file is still to be written is planned, as mdBook has it unless it is told otherwise. */
    private void refuse(Item.Chapter listed, RefusedPath refused) {
        if (refused.isMissing() && book.mayChaptersBeMissing()) {
            planned.put(listed, refused);
        } else {
            findings.error(placeOf(listed), refused.getMessage());
        }
    }

    private Place placeOf(Item.Chapter listed) {
        return new Place(folder.nameOf(source.resolve(Outline.SUMMARY)), listed.line());
    }

    /** Whether a chapter is listed for the first time; a second time it is a link to the first. */
    private boolean isNew(Found chapter, Optional<Found> before) throws RefusedPath {
        if (before.isEmpty()) {
            return true;
        }
        if (!before.get().file().equals(chapter.file())) {
            throw RefusedPath.because("The chapter \"" + chapter.listed().path()
                    + "\" is listed twice, as README and as " + "index. List one of them.");
        }
        findings.warning(
                placeOf(chapter.listed()),
                "The chapter \"" + chapter.listed().path()
                        + "\" is listed twice. It is read where it is listed first, and " + "this is a link to it.");
        return false;
    }

    private Found find(Item.Chapter listed) throws RefusedPath {
        if (!listed.path().endsWith(".md") || listed.path().contains("://")) {
            throw RefusedPath.because(
                    "\"" + listed.path() + "\" is not a chapter. Link to a file of the course that ends in .md.");
        }
        Path file = folder.file(source, listed.path());
        if (!file.startsWith(source)) {
            throw RefusedPath.because(
                    "\"" + listed.path() + "\" is not below the folder of SUMMARY.md. Move the chapter there.");
        }
        return new Found(Outline.lessonOf(source, listed), listed, file);
    }

    private List<PlacedQuiz> placedQuizzes() {
        return chapters.values().stream()
                .flatMap(chapter -> chapter.quizzes().stream())
                .toList();
    }

    private Map<String, String> firstLessons() {
        Map<String, String> lessons = new LinkedHashMap<>();
        chapters.values()
                .forEach(chapter ->
                        chapter.quizIds(folder).forEach(quiz -> lessons.putIfAbsent(quiz, chapter.lesson())));
        return lessons;
    }

    private Optional<Questionnaire> questionnaire(CourseChecks checks, QuizFolder quizzes) {
        try {
            Path file = folder.file(folder.root(), "recommendation.toml");
            QuestionnaireReader.Reading reading = QuestionnaireReader.read(folder.root(), file);
            findings.addAll(reading.mistakes());
            checks.checkQuestionnaire(folder.nameOf(file), reading);
            checks.checkEvidence(folder.nameOf(file), reading, quizzes);
            return reading.questionnaire()
                    .map(read -> StepLinks.settle(
                            read, book.id(), chapters.keySet(), new Place(folder.nameOf(file), 0), findings));
        } catch (RefusedPath refused) {
            if (!refused.isMissing()) {
                findings.error(new Place("recommendation.toml", 0), refused.getMessage());
            }
            return Optional.empty();
        }
    }

    private Map<String, Concept> concepts(CourseChecks checks) {
        Map<String, Concept> concepts = new LinkedHashMap<>();
        for (NamedConcept concept : book.concepts().orElse(List.of())) {
            checks.sectionOf(concept)
                    .ifPresent(section -> concepts.put(
                            concept.id(), new Concept(concept.id(), markdown.heading(concept.title()), section)));
        }
        return Collections.unmodifiableMap(concepts);
    }

    /** Addresses of old by where they lead now; one that leads nowhere is noted and left out. */
    private Map<String, String> redirects(ChapterLinks links) {
        Map<String, String> redirects = new LinkedHashMap<>();
        book.redirects()
                .forEach((from, to) -> links.address(to, new Place("book.toml", 0))
                        .ifPresent(address -> redirects.put(from, address)));
        return Collections.unmodifiableMap(redirects);
    }

    private Imprint imprint(ChapterLinks links) {
        return new Imprint(
                book.licence(),
                book.logo().flatMap(path -> links.logo(path, new Place("book.toml", 0))),
                book.isPrintable(),
                book.links().repository());
    }
}
