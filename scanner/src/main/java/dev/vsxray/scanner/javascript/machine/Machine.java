package dev.vsxray.scanner.javascript.machine;

import dev.vsxray.scanner.javascript.builtin.Builtins;
import dev.vsxray.scanner.javascript.builtin.Operators;
import dev.vsxray.scanner.javascript.module.PackageSource;
import dev.vsxray.scanner.javascript.syntax.BinaryOperator;
import dev.vsxray.scanner.javascript.syntax.Node;
import dev.vsxray.scanner.javascript.value.ArrayObject;
import dev.vsxray.scanner.javascript.value.Builtin;
import dev.vsxray.scanner.javascript.value.Calls;
import dev.vsxray.scanner.javascript.value.HeapObject;
import dev.vsxray.scanner.javascript.value.NativeFunction;
import dev.vsxray.scanner.javascript.value.Num;
import dev.vsxray.scanner.javascript.value.Place;
import dev.vsxray.scanner.javascript.value.PlainObject;
import dev.vsxray.scanner.javascript.value.Realm;
import dev.vsxray.scanner.javascript.value.Script;
import dev.vsxray.scanner.javascript.value.Text;
import dev.vsxray.scanner.javascript.value.Undefined;
import dev.vsxray.scanner.javascript.value.Unknown;
import dev.vsxray.scanner.javascript.value.Value;
import dev.vsxray.scanner.javascript.value.Values;
import dev.vsxray.signatures.catalogue.Catalogue;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The state of one analysis, and its parts. Not safe for use by several threads; needs a large stack, because it calls
 * itself as deep as the scanned program calls itself.
 */
public final class Machine implements Calls {

    /** In UTF-16 code units: longer concatenations are checked against the limit of texts. */
    private static final int LARGEST_UNCHECKED_TEXT = 1 << 20;

    final Realm realm = new Realm();
    final Budget budget;
    final Observations observations;
    final Catalogue catalogue;

    final Shapes shapes = new Shapes();
    final Evaluator evaluator = new Evaluator(this);
    final Executor executor = new Executor(this);
    final Conditions conditions = new Conditions(this);
    final Variables variables = new Variables(this);
    final Binding binding = new Binding(this);
    final Access access = new Access(this);
    final ObjectMaker objects = new ObjectMaker(this);
    final ClassMaker classes = new ClassMaker(this);
    final Functions functions = new Functions(this);
    final Dispatcher dispatcher = new Dispatcher(this);
    final Iteration iteration = new Iteration(this);
    final Proxies proxies = new Proxies(this);
    final UnknownCalls unknownCalls = new UnknownCalls(this);
    final Agenda agenda = new Agenda(this);
    final StateMachines stateMachines = new StateMachines(this);
    final LateValues lateValues = new LateValues(this);
    final KnownLibraries libraries;
    final Promises promises;
    final Generators generators;
    final ApiModel apis;
    final Layers layers;
    final Modules modules;
    final HostGlobals hostGlobals;
    final Emitters emitters;
    final Channels channels;
    final PageElements pageElements = new PageElements(this);
    final PageContent pageContent = new PageContent(this);
    final PageLookups pageLookups = new PageLookups(this);
    final CommandLinks commandLinks = new CommandLinks(this);
    final OwnStorage ownStorage;
    final OwnStreams ownStreams;
    final HostFunctions hostFunctions;
    final CommandLines commandLines = new CommandLines(this);
    final ClientHooks clientHooks = new ClientHooks(this);
    final Bridge bridge = new Bridge(this);
    final WorkerMessages workerMessages = new WorkerMessages(this);
    final ModuleClass moduleClass = new ModuleClass(this);
    final CodeRunners codeRunners = new CodeRunners(this);
    final WrittenFiles writtenFiles = new WrittenFiles(this);
    final ParkedFiles parkedFiles = new ParkedFiles(this);
    final Arrivals arrivals = new Arrivals(this);
    final Preloads preloads = new Preloads(this);
    final Settings settings = new Settings(this);
    final Counters counters = new Counters(this);
    final PackagedFiles packagedFiles;

    /** How uncertain it is that the present code runs, see {@link Calls#level}. */
    int level;

    Context context;
    boolean constructing;
    int placeStart;
    int placeEnd;

    /** The value of the last expression statement, which is what {@code eval} gives. */
    Value lastStatementValue = Undefined.UNDEFINED;

    final Surface surface;
    private @Nullable Frame frame;
    private int doubts;
    private int guesses;
    private int changes;
    private @Nullable Value pending;

    public Machine(Catalogue catalogue, PackageSource files, Observations observations, Surface surface, long steps) {
        this.catalogue = catalogue;
        this.surface = surface;
        this.observations = observations;
        this.budget = new Budget(steps);
        this.context = Context.startedBy(surface.trigger());
        observations.attach(this);
        Builtins.install(realm);
        this.libraries = new KnownLibraries(this);
        this.promises = new Promises(this);
        this.generators = new Generators(this);
        this.apis = new ApiModel(this);
        this.layers = new Layers(this);
        this.modules = new Modules(this, files);
        this.packagedFiles = new PackagedFiles(this, files);
        this.emitters = new Emitters(this);
        this.channels = new Channels(this);
        this.ownStorage = new OwnStorage(this);
        this.ownStreams = new OwnStreams(this);
        this.hostFunctions = new HostFunctions(this);
        this.hostGlobals = new HostGlobals(this, surface);
    }

    Frame frame() {
        Frame present = frame;
        if (present == null) {
            throw new IllegalStateException("no program is running");
        }
        return present;
    }

    /** Makes a frame the present one and gives the one it replaces, for {@link #leaveTo}. */
    @Nullable
    Frame enter(Frame next) {
        Frame caller = frame;
        next.calledFrom(caller);
        frame = next;
        return caller;
    }

    void leaveTo(@Nullable Frame caller) {
        frame = caller;
    }

    /** After work that ended in the middle: no program is running. */
    void reset() {
        frame = null;
        level = 0;
        pending = null;
        functions.reset();
        context = Context.startedBy(surface.trigger());
    }

    boolean isRunning() {
        return frame != null;
    }

    void step() {
        budget.spend(1);
    }

    void placeAt(Node node) {
        placeStart = node.start();
        placeEnd = node.end();
    }

    <T> T at(Node node, Supplier<T> action) {
        placeAt(node);
        return action.get();
    }

    /** The guards that were met since the present function was called. */
    SortedSet<String> guardsSinceCall() {
        SortedSet<String> guards = context.guards();
        SortedSet<String> before = frame().entry.guards();
        if (guards == before || guards.equals(before)) {
            return Collections.emptySortedSet();
        }
        SortedSet<String> since = new TreeSet<>(guards);
        since.removeAll(before);
        return since;
    }

    /** Something here may throw something. */
    void mayThrow() {
        doubts++;
        guesses++;
    }

    /** What runs next depends on something that is not known. */
    void guess() {
        guesses++;
    }

    /** How often that was so, or something that is not known was called. */
    int guesses() {
        return guesses;
    }

    /** Something here may throw {@code value}. */
    void mayThrow(Value value) {
        pending = pending == null ? value : Values.join(pending, value);
    }

    int doubts() {
        return doubts;
    }

    @Nullable
    Value takePending() {
        Value taken = pending;
        pending = null;
        return taken;
    }

    void restorePending(@Nullable Value earlier) {
        pending = earlier;
    }

    @Override
    public void nowHeld(Value value) {
        noteChange(value);
    }

    /** State that outlives the present call may have changed; only data of sources makes a difference later. */
    void noteChange(Value value) {
        if (!value.isConstant() && (value.facts().isTainted() || value instanceof HeapObject && level == 0)) {
            changes++;
        }
    }

    /** Something was posted between the host and its pages. */
    void noteMessage() {
        changes++;
    }

    /** How often shared state has changed. */
    int changes() {
        return changes;
    }

    /** The fast way for what concrete code does most. */
    Value binary(BinaryOperator operator, Value left, Value right) {
        if (operator == BinaryOperator.ADD) {
            return add(left, right);
        }
        if (left instanceof Num a && right instanceof Num b) {
            Value result = Arithmetic.of(operator, a.value(), b.value());
            if (result != null) {
                return result;
            }
        }
        Value result = Operators.binary(this, operator, left, right);
        return result.isConstant() ? result : Marks.compared(operator, left, right, result);
    }

    Value add(Value left, Value right) {
        if (left instanceof Text a && right instanceof Text b && a.length() + b.length() <= LARGEST_UNCHECKED_TEXT) {
            return a.append(b);
        }
        if (left instanceof Num a && right instanceof Num b) {
            return Num.of(a.value() + b.value());
        }
        return Operators.binary(this, BinaryOperator.ADD, left, right);
    }

    NativeFunction function(String name, Builtin builtin) {
        return new NativeFunction(realm.functionPrototype(), name, 0, builtin);
    }

    /** An error of unknown message, as a {@code catch} gets where something may have failed. */
    PlainObject errorObject() {
        PlainObject error = new PlainObject(level, realm.prototype("Error"), "Error");
        error.putHidden("message", Unknown.TEXT);
        error.putHidden("stack", Unknown.TEXT);
        return error;
    }

    @Override
    public Value call(Value function, Value self, List<Value> arguments) {
        return dispatcher.call(function, self, arguments);
    }

    @Override
    public Value construct(Value constructor, List<Value> arguments) {
        return dispatcher.construct(constructor, arguments, constructor);
    }

    @Override
    public Value construct(Value constructor, List<Value> arguments, Value newTarget) {
        return functions.constructFor(constructor, arguments, newTarget);
    }

    @Override
    public Value get(Value object, String key) {
        return access.get(object, key);
    }

    @Override
    public void set(Value object, String key, Value value) {
        access.set(object, key, value);
    }

    @Override
    public void setUnderAnyKey(HeapObject object, Value value) {
        access.setUnknownKey(object, value);
    }

    @Override
    public ArrayObject iterated(HeapObject iterable) {
        ArrayObject elements = newArray(List.of());
        iteration.of(iterable).appendTo(elements);
        return elements;
    }

    @Override
    public int level() {
        return level;
    }

    @Override
    public boolean isCertain(HeapObject object) {
        DispatchLoop dispatch = frame().dispatch;
        return level <= object.level() || dispatch != null && dispatch.surelyWrites(object);
    }

    @Override
    public void spend(long steps) {
        budget.spend(steps);
    }

    @Override
    public int run() {
        return agenda.run();
    }

    @Override
    public boolean isRepeating() {
        return agenda.isRepeating();
    }

    @Override
    public boolean isConstructing() {
        return constructing;
    }

    @Override
    public Place place() {
        Script script = frame().script;
        return new Place(script, placeStart, placeEnd);
    }

    @Override
    public Realm realm() {
        return realm;
    }
}
