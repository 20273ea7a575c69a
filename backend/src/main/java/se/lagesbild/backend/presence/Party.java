package se.lagesbild.backend.presence;

import se.lagesbild.backend.access.Role;
import se.lagesbild.backend.access.Viewer;

/** Whose presence it is. */
public enum Party {
    WARDENS,
    POLICE;

    /** The party for which somebody works. */
    static Party of(Viewer viewer) {
        return viewer.is(Role.POLICE) ? POLICE : WARDENS;
    }
}
