package se.lagesbild.backend.access;

import java.util.List;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.userdetails.User;

/** A person who has logged in, with the viewer that the rooms ask for. */
final class SignedIn extends User {
    private static final long serialVersionUID = 1L;

    private final transient Viewer viewer;

    SignedIn(AccountQueries.Account account) {
        super(account.name(), account.passwordHash(), authorities(account));
        viewer = new Viewer(
                account.id(), account.name(), account.displayName(), account.roles(), "användning av tjänsten");
    }

    Viewer viewer() {
        return viewer;
    }

    private static List<SimpleGrantedAuthority> authorities(AccountQueries.Account account) {
        return account.roles().stream()
                .map(role -> new SimpleGrantedAuthority("ROLE_" + role))
                .toList();
    }
}
