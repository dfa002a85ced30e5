package dev.crossroads.quiz;

import dev.crossroads.course.Course;
import dev.crossroads.course.Courses;
import dev.crossroads.memory.Memories;
import dev.crossroads.memory.Rated;
import dev.crossroads.quiz.Results.Hinted;
import dev.crossroads.web.TimeZones;
import io.vertx.sqlclient.Pool;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

/**
 * Everybody's answers that count for memory, to see how well recall is predicted. Days are those of UTC, as nobody
 * keeps in which zone people were.
 */
public final class SiteReviews {
    /** Learners that are read at a time, so that no query takes as long as is waited for one. */
    private static final int AT_A_TIME = 200;

    /** The second half of an id is drawn at random; the first may tell when somebody came. */
    private static final Comparator<UUID> BY_LOT =
            Comparator.comparingLong(UUID::getLeastSignificantBits).thenComparing(Comparator.naturalOrder());

    private final Courses courses;
    private final Results results;
    private final ResponseTable responses;
    private final ReleasedHintTable hints;

    /** Of these courses, as this database holds them. */
    public SiteReviews(Pool pool, Courses courses) {
        this.courses = courses;
        results = new Results(pool, courses);
        responses = new ResponseTable(pool);
        hints = new ReleasedHintTable(pool);
    }

    /**
     * Answers that were read.
     *
     * @param byLearner the answers to each item, the earliest first
     * @param isSample whether there are more
     */
    public record Read(Map<UUID, List<List<Rated>>> byLearner, boolean isSample) {}

    /**
     * Everybody's answers, or those of learners drawn at random, always the same ones, who have about so many reviews
     * together. Waits for the database.
     *
     * @param now attempts whose time is over by then have ended
     * @param most about how many answers after another one to the same item are read
     */
    public Read read(Instant now, int most) {
        Map<String, Series> series = new LinkedHashMap<>();
        Set<UUID> all = new HashSet<>();
        for (Course course : courses.all()) {
            series.put(course.id(), new Series(courses, course.id()));
            all.addAll(responses.learners(course.id()).await());
        }
        List<UUID> drawn = all.stream().sorted(BY_LOT).toList();
        Map<UUID, List<List<Rated>>> read = new TreeMap<>();
        int reviews = 0;
        for (int from = 0; from < drawn.size(); from += AT_A_TIME) {
            if (reviews >= most) {
                return new Read(read, true);
            }
            List<UUID> some = drawn.subList(from, Math.min(drawn.size(), from + AT_A_TIME));
            Map<UUID, Set<Hinted>> hinted = hints.ofLearners(some).await();
            for (Map.Entry<String, Series> course : series.entrySet()) {
                Map<UUID, CourseResults> results =
                        this.results.of(some, course.getKey(), now).await();
                for (Map.Entry<UUID, CourseResults> own : results.entrySet()) {
                    Collection<List<Rated>> items = Memories.reviews(
                                    Encounters.of(
                                            own.getValue(),
                                            hinted.getOrDefault(own.getKey(), Set.of()),
                                            course.getValue()),
                                    TimeZones.UTC)
                            .values();
                    read.computeIfAbsent(own.getKey(), _ -> new ArrayList<>()).addAll(items);
                    reviews += items.stream().mapToInt(item -> item.size() - 1).sum();
                }
            }
        }
        return new Read(read, false);
    }
}
