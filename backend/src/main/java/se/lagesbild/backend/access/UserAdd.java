package se.lagesbild.backend.access;

import java.io.Console;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import se.lagesbild.backend.Command;
import se.lagesbild.backend.Problem;
import se.lagesbild.backend.ProblemText;

/** {@code ./lagesbild user add NAME ROLE[,ROLE]}: the password is asked for, or read from {@code LAGESBILD_NEW_PASSWORD}. */
@Component
class UserAdd implements Command {
    private static final Locale SWEDISH = Locale.forLanguageTag("sv");

    private final Accounts accounts;

    UserAdd(Accounts accounts) {
        this.accounts = accounts;
    }

    @Override
    public String word() {
        return "user";
    }

    @Override
    public int run(List<String> args) {
        if (args.size() < 3 || !args.get(0).equals("add")) {
            System.err.println("Skriv: ./lagesbild user add NAMN ROLL[,ROLL]   Roller: " + Accounts.choosable());
            return 2;
        }
        var password = password();
        if (password == null) {
            System.err.println("Lösenordet saknas: kör i en terminal, eller sätt LAGESBILD_NEW_PASSWORD.");
            return 2;
        }
        try {
            accounts.add(args.get(1), args.get(1), password, roles(args.get(2)));
            System.out.println("Kontot " + args.get(1) + " finns nu.");
            return 0;
        } catch (Problem e) {
            e.fields().forEach(f -> System.err.println(ProblemText.text(SWEDISH, f.code(), f.args())));
            return 1;
        }
    }

    private static Set<Role> roles(String names) {
        var known = EnumSet.allOf(Role.class).stream().collect(Collectors.toMap(Role::name, r -> r));
        var wanted = Arrays.stream(names.split(",", -1))
                .map(name -> name.trim().toUpperCase(Locale.ROOT))
                .toList();
        return known.keySet().containsAll(wanted)
                ? wanted.stream().map(known::get).collect(Collectors.toSet())
                : Set.of();
    }

    private static @org.jspecify.annotations.Nullable String password() {
        var given = System.getenv("LAGESBILD_NEW_PASSWORD");
        if (given != null) {
            return given;
        }
        Console console = System.console();
        if (console == null) {
            return null;
        }
        var typed = console.readPassword("Lösenord (minst %d tecken): ", Accounts.SHORTEST_PASSWORD);
        return typed == null ? null : new String(typed);
    }
}
