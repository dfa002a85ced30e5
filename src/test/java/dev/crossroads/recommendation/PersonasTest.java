package dev.crossroads.recommendation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crossroads.course.Questionnaire;
import dev.crossroads.course.read.QuestionnaireReader;
import dev.crossroads.recommendation.advisor.Advice;
import dev.crossroads.recommendation.advisor.Advisor;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * People whom an experienced adviser would know what to tell, and what the questionnaire of the course tells them.
 * Where the two differ, a weight is wrong, not the person.
 */
class PersonasTest {
    private static final String TOO_CLOSE = "too close";
    private static final Questionnaire RUST_OR_GO = rustOrGo();

    private record Persona(String who, String expected, String because, String answers) {
        Map<String, String> byQuestion() {
            Map<String, String> answers = new LinkedHashMap<>();
            for (String answer : answers().split(" ")) {
                String[] parts = answer.split("=");
                answers.put(parts[0], parts[1]);
            }
            return answers;
        }

        @Override
        public String toString() {
            return who + ": " + expected + ", for " + because;
        }
    }

    @ParameterizedTest
    @MethodSource
    void aPersonaIsToldWhatAnExperiencedAdviserWouldSay(Persona persona) {
        Map<String, String> answers = persona.byQuestion();
        answers.forEach(
                (question, option) -> assertThat(RUST_OR_GO.question(question).flatMap(asked -> asked.option(option)))
                        .as("%s of %s", option, question)
                        .isPresent());

        Advice advice = Advisor.advise(RUST_OR_GO, answers, List.of());

        assertThat(advice.decided() ? advice.leader() : TOO_CLOSE)
                .as("%s; totals %s", persona, advice.totals())
                .isEqualTo(persona.expected());
    }

    static Stream<Persona> aPersonaIsToldWhatAnExperiencedAdviserWouldSay() {
        return Stream.of(
                new Persona(
                        "embedded engineer under hard deadlines",
                        "rust",
                        "neither a runtime nor a collector has room beside the deadline",
                        "what-you-build=engine latency=defect memory=microcontroller first-release=years team=steady"
                                + " background=systems learning-time=an-evening cost-of-failure=severe platform=embedded"
                                + " c-interop=constantly concurrency=one-thing what-you-enjoy=the-machine"),
                new Persona(
                        "start-up of three that ships an HTTP API in four weeks",
                        "go",
                        "four weeks are spent on the service, and Go's library has the server",
                        "what-you-build=network-service latency=unnoticed memory=headroom first-release=weeks team=steady"
                                + " background=scripting learning-time=an-evening cost-of-failure=outage"
                                + " platform=own-servers c-interop=never concurrency=waiting"
                                + " what-you-enjoy=seeing-it-run"),
                new Persona(
                        "platform team on Kubernetes",
                        "go",
                        "what they extend is written in Go",
                        "what-you-build=internal-tool latency=unnoticed memory=headroom first-release=months"
                                + " team=changing background=managed learning-time=an-evening cost-of-failure=outage"
                                + " platform=kubernetes c-interop=never concurrency=waiting what-you-enjoy=the-problem"),
                new Persona(
                        "game engine programmer",
                        "rust",
                        "frames have deadlines, and the layout of memory is the speed",
                        "what-you-build=engine latency=defect memory=tight first-release=years team=steady"
                                + " background=systems learning-time=a-day cost-of-failure=prototype platform=desktops"
                                + " c-interop=constantly concurrency=computing what-you-enjoy=the-machine"),
                new Persona(
                        "data engineer with a Python past",
                        "go",
                        "pipelines that wait and pass on, and a short way from Python",
                        "what-you-build=internal-tool latency=batch memory=headroom first-release=months team=changing"
                                + " background=scripting learning-time=an-evening cost-of-failure=retried"
                                + " platform=own-servers c-interop=sometimes concurrency=stages"
                                + " what-you-enjoy=the-problem"),
                new Persona(
                        "student with two evenings a week",
                        TOO_CLOSE,
                        "there is time for either and nothing that rules one out",
                        "what-you-build=command-line latency=unnoticed memory=unknown first-release=no-date team=alone"
                                + " background=managed learning-time=an-evening cost-of-failure=prototype"
                                + " platform=desktops c-interop=sometimes concurrency=one-thing"
                                + " what-you-enjoy=stating-rules"),
                new Persona(
                        "security team that replaces a C parser",
                        "rust",
                        "input of strangers, called from C, where memory errors are the whole problem",
                        "what-you-build=library latency=measured memory=tight first-release=months team=steady"
                                + " background=systems learning-time=a-day cost-of-failure=severe platform=own-servers"
                                + " c-interop=constantly concurrency=one-thing what-you-enjoy=stating-rules"),
                new Persona(
                        "author of a command line program, as a hobby",
                        TOO_CLOSE,
                        "both give one binary that starts at once",
                        "what-you-build=command-line latency=batch memory=unknown first-release=no-date team=alone"
                                + " background=scripting learning-time=an-evening cost-of-failure=prototype"
                                + " platform=desktops c-interop=never concurrency=computing"
                                + " what-you-enjoy=stating-rules"),
                new Persona(
                        "front-end team that moves a hot path to WebAssembly",
                        "rust",
                        "a small module without a runtime is the reason to do it at all",
                        "what-you-build=library latency=measured memory=tight first-release=months team=steady"
                                + " background=scripting learning-time=an-evening cost-of-failure=retried"
                                + " platform=browser c-interop=never concurrency=computing what-you-enjoy=the-machine"),
                new Persona(
                        "vendor of a network proxy with strict tail latency",
                        "rust",
                        "many copies paid for by memory, even answers, and strangers' bytes",
                        "what-you-build=network-service latency=measured memory=tight first-release=years team=steady"
                                + " background=systems learning-time=a-day cost-of-failure=severe platform=own-servers"
                                + " c-interop=sometimes concurrency=waiting what-you-enjoy=the-machine"),
                new Persona(
                        "author of a kernel module",
                        "rust",
                        "a kernel has no place for Go's runtime",
                        "memory=tight latency=defect platform=embedded c-interop=constantly background=systems"
                                + " team=open cost-of-failure=severe"),
                new Persona(
                        "consultancy that hands its code to mixed teams",
                        "go",
                        "whoever takes over reads it soon",
                        "what-you-build=network-service latency=unnoticed memory=headroom first-release=months"
                                + " team=changing background=managed learning-time=an-hour cost-of-failure=outage"
                                + " platform=kubernetes c-interop=never concurrency=waiting what-you-enjoy=the-problem"),
                new Persona(
                        "researcher in numerics who feeds a Python library",
                        "rust",
                        "all cores on shared data, loaded into Python",
                        "what-you-build=library latency=batch memory=tight first-release=no-date team=alone"
                                + " background=scripting learning-time=a-day cost-of-failure=prototype platform=desktops"
                                + " c-interop=constantly concurrency=computing what-you-enjoy=the-problem"),
                new Persona(
                        "operations engineer who automates",
                        "go",
                        "tools for ourselves, beside cloud tools, changed by whoever comes next",
                        "what-you-build=internal-tool latency=unnoticed memory=headroom first-release=weeks"
                                + " team=changing background=scripting learning-time=an-hour cost-of-failure=prototype"
                                + " platform=kubernetes c-interop=never concurrency=stages"
                                + " what-you-enjoy=seeing-it-run"),
                new Persona(
                        "author of desktop programs who comes from C++",
                        "rust",
                        "what C++ taught carries over, and the libraries are called through C",
                        "what-you-build=command-line latency=measured memory=unknown first-release=years team=steady"
                                + " background=systems learning-time=an-evening cost-of-failure=outage platform=desktops"
                                + " c-interop=sometimes concurrency=computing what-you-enjoy=the-machine"),
                new Persona(
                        "bank that moves a payment service off Java",
                        TOO_CLOSE,
                        "money asks for proof, and many people and services that wait ask for simplicity",
                        "what-you-build=network-service latency=measured memory=headroom first-release=years"
                                + " team=steady background=managed learning-time=an-evening cost-of-failure=severe"
                                + " platform=own-servers c-interop=never concurrency=waiting"
                                + " what-you-enjoy=stating-rules"),
                new Persona(
                        "beginner with an hour now and then",
                        "go",
                        "fewer new ideas at once, and they survive a break",
                        "what-you-build=command-line latency=unnoticed memory=headroom first-release=no-date team=alone"
                                + " background=first-language learning-time=an-hour cost-of-failure=prototype"
                                + " platform=desktops c-interop=never concurrency=one-thing"
                                + " what-you-enjoy=seeing-it-run"),
                new Persona(
                        "somebody who leans nowhere",
                        TOO_CLOSE,
                        "the balanced answers tie",
                        "what-you-build=command-line latency=batch memory=unknown first-release=no-date team=alone"
                                + " background=managed learning-time=an-evening cost-of-failure=outage platform=desktops"
                                + " c-interop=sometimes concurrency=one-thing what-you-enjoy=the-problem"));
    }

    private static Questionnaire rustOrGo() {
        Path course = Path.of("src/main/resources/courses/rust-or-go");
        QuestionnaireReader.Reading reading = QuestionnaireReader.read(course, course.resolve("recommendation.toml"));
        assertThat(reading.mistakes()).isEmpty();
        return reading.questionnaire().orElseThrow();
    }
}
