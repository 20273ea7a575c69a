package se.lagesbild.start;

/** What {@code help} prints when the program is started without the script. */
final class Help {
    static final String TEXT = """
            Lägesbild: lägesbild över otrygga platser, med karta, brännpunkter och ronder.

              run [--port N] [--demo | --empty] [--area OMRÅDE]   startar; kartan finns sedan på http://localhost:8080/map
              import FIL ...                                       läser in händelser från en fil
              bench                                                mäter hastigheten i en egen tillfällig databas
              bench --routes MAPP                                  mäter ronderna mot kända fall
              user add NAMN ROLL[,ROLL]                            lägger till ett konto
              help                                                 visar detta

            In English: run serves the map, import reads a file of events, bench measures, user add makes an account.
            """;

    private Help() {}
}
