package se.lagesbild.backend;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import se.lagesbild.backend.PersonalDataGuard.Name;

/** What looks like a person's name: a common given name before a surname or alone amid a sentence, or a word after {@code heter}. */
final class PersonNames {
    private static final Set<String> GIVEN = PersonalDataRules.words("/names/given");
    private static final Set<String> SURNAMES = PersonalDataRules.words("/names/surnames");
    private static final Set<String> NOT_SURNAMES = PersonalDataRules.words("/names/notSurnames");
    private static final Pattern NAME = PersonalDataRules.pattern("/names/name");
    private static final Pattern NEXT =
            Pattern.compile("(" + PersonalDataRules.pattern("/names/between") + ")(" + NAME + ")");
    private static final Pattern NOT_SURNAME_ENDS = PersonalDataRules.pattern("/names/notSurnameEnds");
    private static final Pattern PLACE_AFTER = PersonalDataRules.ignoringCase("/names/placeAfter");
    private static final Pattern AMID = PersonalDataRules.pattern("/names/amid");
    private static final Set<String> BEFORE_PLACES = PersonalDataRules.words("/names/beforePlaces");
    private static final Pattern NEXT_CAPITAL = PersonalDataRules.pattern("/names/nextCapital");
    private static final Pattern ANNOUNCED = PersonalDataRules.ignoringCase("/names/announced");
    private static final int LOOKED_BACK =
            PersonalDataRules.at("/names/lookedBack").asInt();
    private static final List<String> NOT_PERSONS = notPersons();

    private PersonNames() {}

    static List<Name> find(FoldedText folded) {
        var text = folded.text();
        var names = new ArrayList<Name>();
        var word = NAME.matcher(text);
        int free = 0;
        while (word.find()) {
            int end = word.start() < free ? 0 : endOfName(text, word.start(), word.group());
            if (end > 0) {
                names.add(new Name(folded.characterAt(word.start()), folded.characterAt(end - 1)));
                free = end;
            }
        }
        return List.copyOf(names);
    }

    /** The index behind the name that begins with this word, 0 when none does. */
    private static int endOfName(String text, int start, String first) {
        int end = start + first.length();
        var small = first.toLowerCase(Locale.ROOT);
        if (GIVEN.contains(small) || GIVEN.contains(small.split("-")[0])) {
            int last = endOfSurnames(text, end, first);
            if (last > 0) {
                return last;
            }
            if (standsAlone(text, start, end, first)) {
                return end;
            }
        }
        var said = text.substring(Math.max(0, start - LOOKED_BACK), start);
        boolean told = isCapitalised(first) && ANNOUNCED.matcher(said).find();
        return told && !isPlace(text, end) ? end : 0;
    }

    /** Amid a sentence a capital means a name; after a word of place it is more often a shop, a ship or a street. */
    private static boolean standsAlone(String text, int start, int end, String first) {
        if (!isCapitalised(first) || isShouted(first)) {
            return false;
        }
        var before = AMID.matcher(text.substring(Math.max(0, start - LOOKED_BACK), start));
        return before.find()
                && !BEFORE_PLACES.contains(before.group(1))
                && !NEXT_CAPITAL.matcher(text.substring(end)).lookingAt()
                && !isPlace(text, end);
    }

    private static int endOfSurnames(String text, int from, String first) {
        int end = 0;
        var next = NEXT.matcher(text);
        next.region(from, text.length());
        while (next.lookingAt()) {
            var surname = next.group(2);
            boolean isOne = end == 0 ? isSurname(surname, first) : isCapitalised(surname) && isKnownSurname(surname);
            if (!isOne) {
                break;
            }
            end = next.end();
            next.region(end, text.length());
        }
        if (end == 0 || isPlace(text, end)) {
            return 0;
        }
        var name = (first + text.substring(from, end)).toLowerCase(Locale.ROOT);
        return NOT_PERSONS.stream().anyMatch(name::startsWith) ? 0 : end;
    }

    /** A capital is enough after a capital; small letters and all capitals need a surname that is known. */
    private static boolean isSurname(String word, String first) {
        var small = word.toLowerCase(Locale.ROOT);
        if (NOT_SURNAMES.contains(small) || NOT_SURNAME_ENDS.matcher(small).find()) {
            return false;
        }
        if (isCapitalised(first) && !isShouted(first)) {
            return isCapitalised(word);
        }
        return isKnownSurname(word) && isCapitalised(first) == isCapitalised(word);
    }

    private static boolean isShouted(String word) {
        return word.length() > 1 && word.equals(word.toUpperCase(Locale.ROOT));
    }

    private static boolean isKnownSurname(String word) {
        var small = word.toLowerCase(Locale.ROOT);
        return SURNAMES.contains(small) || small.endsWith("sson");
    }

    private static boolean isPlace(String text, int end) {
        return PLACE_AFTER.matcher(text.substring(end)).lookingAt();
    }

    private static boolean isCapitalised(String word) {
        return word.charAt(0) != Character.toLowerCase(word.charAt(0));
    }

    private static List<String> notPersons() {
        var others = new ArrayList<String>();
        PersonalDataRules.at("/names/notPersons").forEach(one -> others.add(one.asString()));
        return List.copyOf(others);
    }
}
