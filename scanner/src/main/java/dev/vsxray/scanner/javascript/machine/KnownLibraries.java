package dev.vsxray.scanner.javascript.machine;

import dev.vsxray.scanner.javascript.value.Api;
import dev.vsxray.scanner.javascript.value.HeapObject;
import dev.vsxray.scanner.javascript.value.Property;
import dev.vsxray.scanner.javascript.value.Thrown;
import dev.vsxray.scanner.javascript.value.Undefined;
import dev.vsxray.scanner.javascript.value.Value;
import dev.vsxray.scanner.javascript.value.Values;
import dev.vsxray.signatures.catalogue.LibraryClass;
import dev.vsxray.signatures.catalogue.LibraryObject;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Libraries inside of bundles, by what they export. Their code runs as it is written, so that what was added to it is
 * seen; beside it stands what the catalogue says, since the ways through a large client of the network are not followed
 * to their end.
 */
final class KnownLibraries {

    /** Guard of what such code does with a key that it is given. */
    private static final String WITHIN_A_LIBRARY = "within-a-library";

    private static final int MAXIMUM_PROTOTYPES = 4;

    /** Calls of one method that its own code runs for. */
    private static final int MAXIMUM_CALLS = 4;

    /** What a client is given to sign in with. Other data is what it is for, and known from the catalogue. */
    private static final Set<String> KEYS = Set.of(
            "stored-secret",
            "user-input",
            "auth-session",
            "environment-secret",
            "ssh-credentials",
            "cloud-credentials",
            "package-credentials",
            "git-credentials");

    private final Machine machine;
    private final List<LibraryObject> objects;
    private final Set<String> described = new HashSet<>();
    private final Map<String, Written> written = new HashMap<>();
    private final Map<Closure, Integer> calls = new HashMap<>();

    KnownLibraries(Machine machine) {
        this.machine = machine;
        this.objects = machine.catalogue.libraryObjects();
        objects.forEach(object -> described.addAll(object.described()));
    }

    /** Its own code stays to be run as what nothing called, so that what was added to a library is seen. */
    void recognise(Closure made, HeapObject prototype, Predicate<LibraryClass> isIt) {
        for (LibraryClass known : machine.catalogue.libraryClasses()) {
            if (isIt.test(known)) {
                made.knownAs = known.api().map(machine.apis::ofCatalogue).orElse(null);
                known.methods().forEach((name, api) -> prototype.putHidden(name, machine.apis.ofCatalogue(api)));
            }
        }
    }

    /**
     * The same before the first instance is made, when all members are there. What a class only inherits tells of the
     * class that it extends.
     */
    void recogniseByMembers(Closure made) {
        if (!made.isAskedFirst()) {
            return;
        }
        Value at = machine.access.get(made, "prototype");
        @Nullable Closure owner = made;
        for (int i = 0; i < MAXIMUM_PROTOTYPES && at instanceof HeapObject prototype; i++) {
            if (owner != null && owner.knownAs == null) {
                recognise(owner, prototype, known -> known.isMadeOf(name -> prototype.find(name) != null));
            }
            at = prototype.prototype();
            owner = at instanceof HeapObject next ? constructorOf(next) : null;
        }
    }

    /** An instance of a class that a library is known by: what the catalogue says it is. */
    Value make(Closure known, Api api, List<Value> arguments) {
        Value made = machine.apis.call(api, Undefined.UNDEFINED, arguments, true);
        if (made instanceof ApiInstance instance) {
            written.putIfAbsent(instance.type().path(), new Written(known, arguments));
        }
        return made;
    }

    /**
     * A method of such an instance is given a key: the code of the class is given it later. What the method gives is known
     * from the catalogue; what was added to it is not.
     */
    void called(Api api, List<Value> arguments) {
        int dot = api.path().lastIndexOf('.');
        Written owner = dot < 0 ? null : written.get(api.path().substring(0, dot));
        if (owner == null || !areKeys(arguments)) {
            return;
        }
        HeapObject instance = owner.instance(machine);
        if (instance != null
                && machine.access.get(instance, api.path().substring(dot + 1)) instanceof Closure method
                && calls.merge(method, 1, Integer::sum) <= MAXIMUM_CALLS) {
            machine.agenda.add(
                    method, instance, arguments, machine.context.under(Set.of(WITHIN_A_LIBRARY)), method.script);
        }
    }

    private static boolean areKeys(List<Value> arguments) {
        return arguments.stream()
                .map(Values::deepFacts)
                .anyMatch(facts -> KEYS.stream().anyMatch(facts::isTaintedBy));
    }

    /** A class of a library as it is written, and what the first instance was made with. */
    private static final class Written {
        private final Closure known;
        private final List<Value> arguments;
        private boolean isTried;
        private @Nullable HeapObject instance;

        Written(Closure known, List<Value> arguments) {
            this.known = known;
            this.arguments = arguments;
        }

        /** One for all of them; null where none can be made. */
        @Nullable
        HeapObject instance(Machine machine) {
            if (!isTried) {
                isTried = true;
                try {
                    Value made = machine.functions.constructAsWritten(known, arguments, known);
                    instance = made instanceof HeapObject object ? object : null;
                } catch (Thrown thrown) {
                    machine.mayThrow(thrown.value());
                }
            }
            return instance;
        }
    }

    private static @Nullable Closure constructorOf(HeapObject prototype) {
        Property constructor = prototype.find("constructor");
        return constructor != null && constructor.value() instanceof Closure closure ? closure : null;
    }

    /** A member of an object, and what the catalogue knows it as. */
    Value member(HeapObject object, String key, Value written) {
        if (!described.contains(key)) {
            return written;
        }
        LibraryObject library = libraryOf(object);
        if (library == null || library.isCopy() && !library.described().contains(key)) {
            return written;
        }
        Value known = machine.apis.member(machine.apis.ofCatalogue(library.api()), key);
        return library.isCopy() ? known : Values.join(written, known);
    }

    /** A call of a function, and of what the catalogue knows it as. */
    Value call(Closure function, Value self, List<Value> arguments) {
        LibraryObject library = libraryOf(function);
        if (library == null || library.isCopy()) {
            return machine.functions.invoke(function, self, arguments);
        }
        Value described = machine.apis.call(machine.apis.ofCatalogue(library.api()), self, arguments, false);
        try {
            return Values.join(machine.functions.invoke(function, self, arguments), described);
        } catch (Thrown thrown) {
            machine.mayThrow(thrown.value());
            return described;
        }
    }

    private @Nullable LibraryObject libraryOf(HeapObject object) {
        if (!object.hasProperties()) {
            return null;
        }
        for (LibraryObject library : objects) {
            if (hasAll(object, library.members())) {
                describe(object, library);
                return library;
            }
        }
        return null;
    }

    private static void describe(HeapObject object, LibraryObject library) {
        for (String member : library.described()) {
            Property property = object.find(member);
            if (property != null && property.value() instanceof Closure function) {
                function.isDescribed = true;
            }
        }
    }

    private static boolean hasAll(HeapObject object, List<String> members) {
        for (String member : members) {
            if (!has(object, member)) {
                return false;
            }
        }
        return true;
    }

    /** Of its own, or by the classes that it is an instance of. */
    private static boolean has(HeapObject object, String member) {
        Value at = object;
        for (int i = 0; i <= MAXIMUM_PROTOTYPES && at instanceof HeapObject next; i++) {
            if (next.find(member) != null) {
                return true;
            }
            at = next.prototype();
        }
        return false;
    }
}
