package dev.crossroads.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.crossroads.course.Course;
import dev.crossroads.course.Lesson;
import dev.crossroads.course.Paths;
import java.net.URI;
import java.net.http.HttpClient;
import java.security.SecureRandom;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/** Somebody who teaches a cohort of simulated learners: an account of its own, made up for each demo. */
public final class DemoInstructor implements AutoCloseable {
    /** More than anybody guesses, few enough to type: 96 bits. */
    private static final int PASSWORD_BYTES = 12;

    private final HttpClient client = HttpClient.newHttpClient();
    private final RemoteVisitor visitor;
    private final String email;
    private final String password;

    /** Somebody who is not known to that server yet. */
    public DemoInstructor(URI server) {
        SecureRandom random = new SecureRandom();
        byte[] bytes = new byte[PASSWORD_BYTES];
        random.nextBytes(bytes);
        visitor = new RemoteVisitor(client, server);
        email = "demo-" + HexFormat.of().toHexDigits((short) random.nextInt()) + "@example.org";
        password = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** The credentials. */
    public String email() {
        return email;
    }

    /** The password, which is stored nowhere else. */
    public String password() {
        return password;
    }

    /** Signs up. The role is granted from elsewhere. */
    public void signUp() {
        ObjectNode body = JsonNodeFactory.instance
                .objectNode()
                .put("email", email)
                .put("name", "Demo instructor")
                .put("password", password);
        visitor.post(Paths.API + "/accounts", body);
    }

    /**
     * An open cohort.
     *
     * @param code lets learners join
     * @param page its address on the server
     */
    public record Opened(String code, String page) {}

    /** Opens a cohort on a course. */
    public Opened open(String title, String course) {
        ObjectNode body =
                JsonNodeFactory.instance.objectNode().put("title", title).put("course", course);
        JsonNode opened = visitor.post(Paths.API + "/cohorts", body);
        return new Opened(opened.get("joinCode").textValue(), opened.get("page").textValue());
    }

    /**
     * Gives the lessons of a cohort's course due days, at an even pace, and their checkpoints those of the lessons.
     *
     * @param first when the first is due
     * @param last when the last is due
     */
    public void setDues(Opened cohort, Course course, LocalDate first, LocalDate last) {
        Map<String, String> days = new HashMap<>();
        List<Lesson> lessons = List.copyOf(course.lessons().values());
        long between = ChronoUnit.DAYS.between(first, last);
        for (int i = 0; i < lessons.size(); i++) {
            String day = first.plusDays(between * i / Math.max(1, lessons.size() - 1))
                    .toString();
            days.put("lesson:" + lessons.get(i).id(), day);
            lessons.get(i).quizzes().forEach(quiz -> days.putIfAbsent("quiz:" + quiz, day));
        }
        visitor.form(cohort.page() + "/dues", days);
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
