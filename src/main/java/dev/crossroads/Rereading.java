package dev.crossroads;

import dev.crossroads.authoring.Editions;
import dev.crossroads.authoring.FolderWatch;
import dev.crossroads.course.Course;
import dev.crossroads.course.Courses;
import dev.crossroads.course.read.CourseReader;
import dev.crossroads.course.read.Mistake;
import dev.crossroads.course.read.Mistake.Severity;
import dev.crossroads.database.DatabaseAddress;
import dev.crossroads.database.Pools;
import dev.crossroads.quiz.QuestionArchive;
import dev.crossroads.quiz.QuizFeature;
import dev.crossroads.quiz.regrade.Regrades;
import dev.crossroads.search.SearchFeature;
import dev.crossroads.web.CourseFiles;
import dev.crossroads.web.VisitorPages;
import dev.crossroads.web.Watching;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Courses that are read again while they are served: all of them where an operator wants it, one where its author saved
 * a file. Either way what was read takes the place of what is served in one step, or, where it is broken, not at all.
 * Safe for use by many threads.
 */
final class Rereading {
    private static final Logger LOG = LoggerFactory.getLogger(Rereading.class);

    private final Vertx vertx;
    private final DatabaseAddress database;
    private final Supplier<List<Course>> reading;
    private final Courses served;
    private final CourseFiles files;
    private final VisitorPages pages;
    private final Regrades regrades;
    private final InstantSource clock;
    private final Map<Path, List<Mistake>> told = new HashMap<>();

    /**
     * @param reading reads all courses, in their order
     * @param files of the courses
     * @param pages that tell of the courses
     */
    Rereading(
            Vertx vertx,
            DatabaseAddress database,
            Supplier<List<Course>> reading,
            Courses served,
            CourseFiles files,
            VisitorPages pages,
            Regrades regrades,
            InstantSource clock) {
        this.vertx = vertx;
        this.database = database;
        this.reading = reading;
        this.served = served;
        this.files = files;
        this.pages = pages;
        this.regrades = regrades;
        this.clock = clock;
    }

    /**
     * Reads all courses again and serves them, as an operator asked for; the log says what became of it. Blocks.
     *
     * @return false where something is wrong, and those that are served stay
     */
    synchronized boolean all() {
        try {
            long began = System.nanoTime();
            List<Course> read = reading.get();
            put(read, true, () -> {});
            LOG.info("All courses were read again and are served, after {} s", seconds(began));
            return true;
        } catch (Exception wrong) { // await() throws what the database client failed with, checked or not
            LOG.warn("The courses were not read again; those that are served stay. {}", Complaint.about(wrong));
            return false;
        }
    }

    /**
     * Reads a course again whenever something in its folder changes, until it is closed. The terminal says what became
     * of it, and so does every open page.
     *
     * @param folders of the courses, in their order
     */
    AutoCloseable watching(List<Path> folders, Editions editions) {
        List<FolderWatch> watches = new ArrayList<>();
        try {
            for (int i = 0; i < folders.size(); i++) {
                int place = i;
                Path folder = folders.get(i);
                watches.add(FolderWatch.of(folder, () -> one(place, folder, editions)));
            }
        } catch (IOException e) {
            watches.forEach(FolderWatch::close);
            throw new UncheckedIOException("The courses' folders can't be watched", e);
        }
        return () -> watches.forEach(FolderWatch::close);
    }

    private synchronized void one(int place, Path folder, Editions editions) {
        long began = System.nanoTime();
        CourseReader.Reading read = ServedCourses.check(folder);
        read.mistakes().stream()
                .sorted()
                .forEach(mistake -> System.out.println(folder.resolve(mistake.file())
                        + mistake.toString().substring(mistake.file().length())));
        if (read.course().isEmpty()) {
            isBroken(
                    folder,
                    editions,
                    read.mistakes().stream()
                            .sorted()
                            .filter(mistake -> mistake.severity() == Severity.ERROR)
                            .map(mistake -> said(folder, mistake))
                            .toList());
            return;
        }
        List<Course> next = new ArrayList<>(served.all());
        next.set(place, read.course().get());
        try {
            put(next, false, () -> {
                editions.isServed(folder.toString());
                System.out.printf("%s was read again and is served, after %s s.%n", folder, seconds(began));
            });
        } catch (Exception wrong) { // await() throws what the database client failed with, checked or not
            String why = Complaint.about(wrong);
            System.out.println(why);
            isBroken(folder, editions, List.of(new Watching.Mistake("", why)));
        }
    }

    /** Prints mistakes; warnings that stay as they were are not said again. */
    private void tell(Path folder, List<Mistake> mistakes) {
        List<Mistake> before = told.getOrDefault(folder, List.of());
        mistakes.stream()
                .filter(mistake -> mistake.severity() == Severity.ERROR || !before.contains(mistake))
                .sorted()
                .forEach(mistake -> System.out.println(folder.resolve(mistake.file())
                        + mistake.toString().substring(mistake.file().length())));
        told.put(folder, mistakes);
    }

    private void isBroken(Path folder, Editions editions, List<Watching.Mistake> mistakes) {
        System.out.println(folder + " is served as it was before; mend it and save.");
        editions.isBroken(folder.toString(), mistakes);
        pages.forgetAll();
    }

    /** Of several courses each names its folder, as files of the same name are in all of them. */
    private Watching.Mistake said(Path folder, Mistake mistake) {
        String file = served.only().isPresent() ? mistake.file() : folder.getFileName() + "/" + mistake.file();
        return new Watching.Mistake(mistake.line() > 0 ? file + ":" + mistake.line() : file, mistake.what());
    }

    /**
     * Serves these courses in the place of what is served; throws where that can't be, and nothing has changed then.
     *
     * @param isSettled whether these are meant for learners: then corrected keys give them points. While an author
     *     writes, a key that is saved by mistake gives nothing to anybody.
     * @param done called when they are served; search follows, which takes its time with a large course
     */
    private void put(List<Course> read, boolean isSettled, Runnable done) {
        QuestionArchive past = new QuestionArchive();
        Courses next = new Courses(read, past);
        CourseFiles nextFiles = CourseFiles.of(next);
        Pool pool = Pools.forCommand(vertx, database, "reading again", 1);
        try {
            QuizFeature.keepQuestions(next, past, pool, clock);
            files.become(nextFiles);
            served.become(next);
            pages.forgetAll();
            done.run();
            index(pool);
        } finally {
            pool.close().await();
        }
        if (isSettled) {
            QuizFeature.honourCorrectedKeys(next, past, regrades::decide, clock);
        }
    }

    /** Courses stay served where this fails; until the next time, search finds their earlier text. */
    private void index(Pool pool) {
        try {
            SearchFeature.index(served, pool);
        } catch (Exception away) { // await() throws what the database client failed with, checked or not
            LOG.warn("The courses that were read again can't be searched yet", away);
        }
    }

    private static String seconds(long began) {
        return String.format(Locale.ROOT, "%.2f", (System.nanoTime() - began) / 1e9);
    }
}
