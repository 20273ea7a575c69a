package se.lagesbild.backend.observations.example;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** What an invented report says beside category, place and time: how many people, and in one of ten a short note. */
final class Wording {
    static final String MARK = " (exempel)";
    private static final double NOTED = 0.10;

    /** What is found afterwards, with nobody there. */
    private static final Set<String> TRACES = Set.of("UNG-FYND", "OFF-STOL", "OFF-BRAND", Strand.QUIET);

    private static final Set<String> GATHERINGS = Set.of("UNG-SAM", "UNG-FEST", "UNG-TILL", "OFF-SAML", "TRA-EPA");

    /** By code, else by the three letters of its group. Nobody is described, nobody can be recognised. */
    private static final Map<String, List<String>> NOTES = Map.ofEntries(
            Map.entry("MIL-SKRP", List.of("Överfull papperskorg.", "Glas på gångbanan.", "Skräp kring bänkarna.")),
            Map.entry("MIL-KLOT", List.of("Klotter på elskåp.", "Nytt klotter på väggen mot parkeringen.")),
            Map.entry("MIL-BELY", List.of("Två lampor är trasiga.", "Lampan blinkar.", "Mörkt längs gångvägen.")),
            Map.entry("MIL-OTRY", List.of("Ödsligt och mörkt efter stängning.", "Häcken skymmer gångvägen.")),
            Map.entry("MIL-OVERG", List.of("Övergiven cykel vid stället.", "Dumpat avfall vid återvinningen.")),
            Map.entry("MIL-SIKT", List.of("Buskarna skymmer sikten i korsningen.")),
            Map.entry("TRA-PARK", List.of("Bilar parkerade på gångbanan.", "Trångt vid lämning.")),
            Map.entry("TRA-EPA", List.of("Hög musik från parkeringen.", "Flera A-traktorer, lugn stämning.")),
            Map.entry("OFF-LJUD", List.of("Hög musik.", "Högljutt men lugnt.")),
            Map.entry("OFF-BRAND", List.of("Raketer skjuts upp nära husen.", "Rester av fyrverkerier.")),
            Map.entry("OFF-STOL", List.of("Avklippt lås vid cykelstället.")),
            Map.entry("UNG-FYND", List.of("Tomma burkar låg kvar.", "Lustgastuber under bänken.")),
            Map.entry("HAM-BELY", List.of("Mörkt längs stängslet.")),
            Map.entry(Strand.QUIET, List.of("Lugnt på platsen.", "Få ute i kväll.", "Inget att anmärka.")),
            Map.entry("UNG", List.of("Samling vid bänkarna, skingrades snart.", "Tomma burkar låg kvar.")),
            Map.entry("OFF", List.of("Lugnade sig efter en stund.", "Samma plats som i förra veckan.")),
            Map.entry("MIL", List.of("Anmält till fastighet.", "Behöver åtgärdas.")),
            Map.entry("TRA", List.of("Återkommer vid samma tid.", "Skymd sikt i korsningen.")),
            Map.entry("HAM", List.of("Grinden kontrollerad.", "Stängslet är böjt.", "Meddelat hamnens vakt.")));

    private Wording() {}

    /** Number of people in the classes of the report form. */
    static String people(String code, SplittableRandom random) {
        double chance = random.nextDouble();
        if (GATHERINGS.contains(code)) return chance < 0.35 ? "FEW" : chance < 0.9 ? "GROUP" : "CROWD";
        if (code.startsWith("MIL") || TRACES.contains(code)) return "NONE";
        if (code.startsWith("HAM") || code.startsWith("TRA"))
            return chance < 0.5 ? "NONE" : chance < 0.8 ? "ONE" : "FEW";
        return chance < 0.2 ? "NONE" : chance < 0.45 ? "ONE" : chance < 0.85 ? "FEW" : "GROUP";
    }

    static @Nullable String note(String code, SplittableRandom random) {
        boolean noted = random.nextDouble() < NOTED;
        double which = random.nextDouble();
        if (!noted) return null;
        List<String> notes = NOTES.get(code);
        if (notes == null) notes = NOTES.get(code.substring(0, Math.min(3, code.length())));
        if (notes == null) notes = List.of("Påhittad rapport.");
        return notes.get((int) (which * notes.size())) + MARK;
    }
}
