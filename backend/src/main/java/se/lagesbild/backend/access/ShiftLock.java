package se.lagesbild.backend.access;

/** Tells whether a warden's shift has ended, after which its reports stand as they are. Implemented by the room that keeps shifts. */
public interface ShiftLock {
    boolean isClosed(java.util.UUID shift);
}
