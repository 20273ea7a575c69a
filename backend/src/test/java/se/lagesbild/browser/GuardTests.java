package se.lagesbild.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import se.lagesbild.backend.PersonalDataCorpus;
import se.lagesbild.backend.PersonalDataGuard;
import se.lagesbild.backend.TrelleborgApp;

/** Two programs read one set of rules: whatever is typed, they must say the same. */
class GuardTests extends TrelleborgApp {
    private static final String SIGNS = " .,-/:_()+@\n0123456789aeksABCåö\u2013\u00a0\uff11\u200b\ud83d\ude00";
    private static final int CHANGED_EACH = 5;

    @Test
    @SuppressWarnings("unchecked")
    void thePhoneAndTheServerFindTheSameInEveryNoteAndInSpoiltOnes() {
        var texts = texts();
        var server = texts.stream().map(GuardTests::found).toList();
        try (var visitor = new Visitor(port, Look.DESK_LIGHT)) {
            visitor.go("/login");
            var phone = (List<String>) visitor.page().evaluate("""
                    async (texts) => {
                      const { findPersonalData } = await import('/shared/personal-data.js');
                      const { findNames } = await import('/shared/person-names.js');
                      const told = ({ kind, from, to }) => `${kind} ${from}-${to}`;
                      return texts.map((text) => [...findPersonalData(text), ...findNames(text)].map(told).join());
                    }""", texts);
            for (int i = 0; i < texts.size(); i++) {
                assertThat(phone.get(i))
                        .as("phone and server on \"%s\"", texts.get(i))
                        .isEqualTo(server.get(i));
            }
        }
        assertThat(server.stream().filter(all -> !all.isEmpty()).count()).isGreaterThan(texts.size() / 4);
    }

    private static String found(String text) {
        var all = new ArrayList<String>();
        PersonalDataGuard.find(text).forEach(hit -> all.add(hit.kind().word() + " " + hit.from() + "-" + hit.to()));
        PersonalDataGuard.names(text).forEach(name -> all.add("name " + name.from() + "-" + name.to()));
        return String.join(",", all);
    }

    /** Each note as it is, and with one or two signs put in, taken out or exchanged. */
    private static List<String> texts() {
        var random = new Random(20261123);
        var texts = new ArrayList<String>();
        for (var note : PersonalDataCorpus.notes()) {
            texts.add(note.text());
            for (int i = 0; i < CHANGED_EACH; i++) {
                var text = new StringBuilder(note.text());
                for (int change = 0; change <= random.nextInt(2); change++) {
                    int at = random.nextInt(text.length());
                    int sign = random.nextInt(SIGNS.length());
                    text.replace(
                            at, at + random.nextInt(2), random.nextInt(4) == 0 ? "" : SIGNS.substring(sign, sign + 1));
                    if (text.isEmpty()) {
                        text.append(' ');
                    }
                }
                texts.add(text.toString());
            }
        }
        return texts;
    }
}
