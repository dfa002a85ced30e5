package dev.crossroads.fuzz;

import static dev.crossroads.People.email;
import static dev.crossroads.People.instructor;
import static dev.crossroads.People.signedUp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.crossroads.Learner;
import dev.crossroads.Reply;
import dev.crossroads.RunningServer;
import dev.crossroads.Workshop;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jsoup.nodes.Element;

/**
 * All kinds of people in a cohort of the workshop, in the middle of their work, with every id that they know and every
 * form that they see.
 */
final class Crowd {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    /**
     * Somebody who asks.
     *
     * @param mayEarnKeys whether they answer and teach; nobody else may come to see a key
     */
    record Person(String name, String cookies, boolean mayEarnKeys) {}

    /** A form as somebody is shown it, filled in as it is. */
    record SeenForm(Person seenBy, String action, Map<String, String> fields) {}

    final List<Person> people = new ArrayList<>();
    final List<SeenForm> forms = new ArrayList<>();
    final Map<String, List<String>> values = new LinkedHashMap<>();
    private final Map<String, JsonNode> answers = new LinkedHashMap<>();

    Crowd(RunningServer server, int generation) {
        Function<String, String> name = kind -> kind + generation;
        Learner owner = instructor(server, name.apply("owner"));
        Reply opened = owner.post("/api/v1/cohorts", Map.of("title", "Tuesday", "course", "workshop"))
                .with(201);
        String cohort = opened.text("/id");
        String code = opened.text("/joinCode");
        Learner member = signedUp(server, name.apply("member"));
        Learner onlooker = signedUp(server, name.apply("onlooker"));
        Learner removed = signedUp(server, name.apply("removed"));
        Learner assistant = instructor(server, name.apply("assistant"));
        Learner otherInstructor = instructor(server, name.apply("elsewhere"));
        Learner guest = new Learner(server);
        Learner answering = new Learner(server);
        for (Learner joining : List.of(member, onlooker, removed, answering)) {
            joining.post("/api/v1/cohorts/join", Map.of("code", code, "name", "Somebody"))
                    .with(200);
        }
        owner.form("/cohorts/" + cohort + "/instructors", "email", email(name.apply("assistant")));
        owner.form("/cohorts/" + cohort + "/removal", "learner", removed.id());

        List<String> attempts = new ArrayList<>();
        for (Learner each : List.of(member, onlooker, answering)) {
            for (String quiz : List.of(Workshop.TYPES, Workshop.EXAM, Workshop.TIMED, Workshop.LIMITED)) {
                Reply attempt = Workshop.start(each, quiz);
                attempts.add(attempt.text("/id"));
                Workshop.questions(attempt).forEach(question -> noteAnswer(question));
            }
        }
        member.put(Workshop.COURSE + "/recommendation/answers/pauses", Map.of("option", "much"));
        String kept = member.post(Workshop.COURSE + "/recommendations", Map.of())
                .with(201)
                .text("/id");

        List<String> learners =
                Stream.of(member, onlooker, removed, owner).map(Learner::id).toList();
        values.put("course", List.of("workshop"));
        values.put("lesson", List.of("memory/ownership", "welcome", "clocks", "memory/two%20ways%201%2B1"));
        values.put("quiz", List.of("memory/types", "memory/exam", "timed", "limited"));
        values.put("attempt", attempts);
        values.put(
                "question",
                Stream.concat(answers.keySet().stream(), Stream.of("pauses")).toList());
        values.put("recommendation", List.of(kept));
        values.put("cohort", List.of(cohort));
        values.put("learner", learners);
        values.put("accommodation", List.of(cohort));
        values.put("code", List.of(code));
        values.put("file", List.of("images/dial.svg", "css/base.css", "robots.txt"));
        values.put("version", List.of("abc123"));
        values.put("rest", List.of("css/base.css"));

        Map<String, Learner> all = new LinkedHashMap<>();
        all.put("guest", guest);
        all.put("onlooker", onlooker);
        all.put("removed member", removed);
        all.put("answering guest", answering);
        all.put("member", member);
        all.put("owner", owner);
        all.put("co-instructor", assistant);
        all.put("other instructor", otherInstructor);
        guest.get("/");
        all.forEach((kind, learner) -> {
            boolean onlyLooks = List.of("guest", "onlooker", "removed member").contains(kind);
            Person person = new Person(kind, learner.cookies(), !onlyLooks);
            people.add(person);
            look(person, learner, cohort, code, attempts, kept, learners.getFirst());
        });
        people.add(new Person("somebody new", "", false));
        people.add(new Person("somebody with made-up cookies", "crossroads-guest=x.y; crossroads-session=%00", false));
    }

    private void noteAnswer(JsonNode question) {
        answers.put(question.get("id").textValue(), MAPPER.valueToTree(Workshop.right(question)));
    }

    /** A right answer to a question, as the interface takes it. */
    Optional<JsonNode> answer(String question) {
        return Optional.ofNullable(answers.get(question))
                .map(answer -> MAPPER.createObjectNode().<JsonNode>set("answer", answer));
    }

    private void look(
            Person person,
            Learner learner,
            String cohort,
            String code,
            List<String> attempts,
            String kept,
            String member) {
        List<String> pages = new ArrayList<>(List.of(
                "/",
                "/progress",
                "/account",
                "/account/second-factor",
                "/sign-in",
                "/sign-up",
                "/join",
                "/join/" + code,
                "/cohorts",
                "/cohorts/new",
                "/search?q=memory",
                "/courses/workshop",
                "/courses/workshop" + Workshop.OWNERSHIP,
                "/courses/workshop" + Workshop.TYPES,
                "/courses/workshop/recommendation",
                "/courses/workshop/recommendations/" + kept));
        for (String page : List.of("", "/members", "/settings", "/items", "/learners/" + member)) {
            pages.add("/cohorts/" + cohort + page);
        }
        for (String attempt : attempts) {
            pages.add("/attempts/" + attempt);
            for (String question : List.of("one", "all", "prints", "match", "exam-word", "timed-one")) {
                pages.add("/attempts/" + attempt + "/questions/" + question);
            }
        }
        for (String page : pages) {
            Reply reply = learner.get(page);
            if (reply.status() == 200) {
                reply.page().select("form[method=post]").forEach(form -> note(person, page, form));
            }
        }
    }

    private void note(Person person, String page, Element form) {
        Map<String, String> fields = new LinkedHashMap<>();
        form.select("input[name], textarea[name], select[name]").forEach(field -> {
            Element option = field.selectFirst("option");
            String value = field.is("select") && option != null ? option.attr("value") : field.val();
            fields.put(field.attr("name"), value);
        });
        List<String> actions = new ArrayList<>(List.of(form.hasAttr("action") ? form.attr("action") : page));
        form.select("button[formaction]").forEach(button -> actions.add(button.attr("formaction")));
        actions.forEach(action -> forms.add(new SeenForm(person, action, fields)));
    }
}
