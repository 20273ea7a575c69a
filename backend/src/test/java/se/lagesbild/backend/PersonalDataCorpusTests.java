package se.lagesbild.backend;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import se.lagesbild.backend.PersonalDataCorpus.Note;

/** How much the guard finds of what people write, and how often it cries wolf; the phone's half is personal-data-corpus.test.js. */
class PersonalDataCorpusTests {
    private static final List<Note> NOTES = PersonalDataCorpus.notes();

    private record Judgement(int all, int clean, List<String> missed, List<String> alarms) {}

    private static Judgement judge(Function<Note, List<String>> wanted, Function<String, List<String>> find) {
        int all = 0;
        int clean = 0;
        var missed = new ArrayList<String>();
        var alarms = new ArrayList<String>();
        for (var note : NOTES) {
            var sought = wanted.apply(note);
            var found = find.apply(note.text());
            all += sought.size();
            sought.stream().filter(hit -> !found.contains(hit)).forEach(hit -> missed.add(hit + " in " + note.text()));
            if (sought.isEmpty()) {
                clean++;
                if (!found.isEmpty()) {
                    alarms.add(found + " in " + note.text());
                }
            }
        }
        return new Judgement(all, clean, missed, alarms);
    }

    private static List<String> hits(String text) {
        return PersonalDataGuard.find(text).stream()
                .map(hit -> hit.kind().word() + " " + hit.from() + "-" + hit.to())
                .toList();
    }

    private static List<String> names(String text) {
        return PersonalDataGuard.names(text).stream()
                .map(name -> "name " + name.from() + "-" + name.to())
                .toList();
    }

    @Test
    void findsNinetyNineInAHundredAndRaisesTwoFalseAlarmsAtMost() {
        assertThat(NOTES).hasSizeGreaterThanOrEqualTo(400);
        var judged = judge(Note::hits, PersonalDataCorpusTests::hits);
        assertThat(judged.all()).isGreaterThanOrEqualTo(300);
        assertThat(judged.clean()).isGreaterThanOrEqualTo(180);
        assertThat(judged.missed()).hasSizeLessThanOrEqualTo(judged.all() / 100);
        assertThat(judged.alarms()).hasSizeLessThanOrEqualTo(judged.clean() / 50);
    }

    @Test
    void findsEveryHitOfANoteWithSeveral() {
        var several = NOTES.stream().filter(note -> note.hits().size() > 1).toList();
        assertThat(several).hasSizeGreaterThanOrEqualTo(25);
        for (var note : several) {
            assertThat(hits(note.text())).as(note.text()).containsExactlyElementsOf(note.hits());
        }
    }

    @Test
    void warnsOfMostNamesAndHardlyOfStreetsAndShips() {
        var judged = judge(Note::names, PersonalDataCorpusTests::names);
        assertThat(judged.all()).isGreaterThanOrEqualTo(25);
        assertThat(judged.missed()).hasSizeLessThanOrEqualTo(judged.all() / 10);
        assertThat(judged.alarms()).hasSizeLessThanOrEqualTo(judged.clean() / 50);
    }

    @Test
    void readsTheVeryFileThatThePhoneRuns() throws Exception {
        var ours = PersonalDataRules.class.getResource("/META-INF/resources/shared/personal-data-rules.js");
        assertThat(ours).isNotNull();
        try (var in = ours.openStream()) {
            assertThat(in.readAllBytes())
                    .isEqualTo(Files.readAllBytes(
                            Path.of("../web/src/main/resources/META-INF/resources/shared/personal-data-rules.js")));
        }
        for (var module : List.of("personal-data.js", "person-names.js")) {
            assertThat(Path.of("../web/src/main/resources/META-INF/resources/shared/" + module))
                    .content()
                    .contains("import { RULES } from './personal-data-rules.js';");
        }
    }
}
