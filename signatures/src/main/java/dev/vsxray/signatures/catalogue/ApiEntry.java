package dev.vsxray.signatures.catalogue;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What is known of one API: a function, a property or a type of a module. Members of what a call returns are looked up
 * below the returned type: {@code vscode.window.activeTextEditor} is a {@code vscode.TextEditor}, and
 * {@code vscode.TextEditor.document} is a {@code vscode.TextDocument}.
 *
 * @param api canonical name
 * @param sameAs the API of which this is another name
 * @param type what reading it gives: an instance of this type
 * @param gives the source class of the data that reading it, or calling it where it is called, gives
 * @param returns the type that calling it gives; a promise of it counts as it
 * @param mayBeAbsent calling it may give {@code undefined} instead of what it returns
 * @param keepsToItself what a call is given does not come out of what it returns: the key of a cipher
 * @param returnsArgument calling it gives the data of these back, changed or not
 * @param keeps what of a call names the far end of what it returns: the URL of a request
 * @param home the far end where a call names none: the server of the company whose client it is
 * @param sinks where the data of a call goes
 * @param callbacks functions of a call that will be called
 * @param reads a file that is read, by its path
 * @param lists a folder whose files are listed, by its path
 * @param writes a file that is written, by its path
 * @param through what the data of {@code returnsArgument} went through
 * @param guard a decision on the result is this guard
 * @param classes what else a call is: names of sinks or sources, for rules that ask for calls
 */
public record ApiEntry(
        String api,
        Optional<String> sameAs,
        Optional<String> type,
        Optional<String> gives,
        Optional<String> returns,
        boolean mayBeAbsent,
        boolean keepsToItself,
        List<Position> returnsArgument,
        List<Position> keeps,
        Optional<String> home,
        List<Sink> sinks,
        List<Callback> callbacks,
        Optional<Position> reads,
        Optional<Position> lists,
        Optional<FileWrite> writes,
        SortedSet<String> through,
        Optional<String> guard,
        SortedSet<String> classes) {

    public ApiEntry {
        returnsArgument = List.copyOf(returnsArgument);
        keeps = List.copyOf(keeps);
        sinks = List.copyOf(sinks);
        callbacks = List.copyOf(callbacks);
        through = Collections.unmodifiableSortedSet(new TreeSet<>(through));
        classes = Collections.unmodifiableSortedSet(new TreeSet<>(classes));
    }

    /**
     * A place where data goes.
     *
     * @param to sink class
     * @param files paths of files whose contents go there
     * @param destination what names the far end, besides what the receiver keeps
     */
    public record Sink(String to, List<Position> data, List<Position> files, List<Position> destination) {
        public Sink {
            data = List.copyOf(data);
            files = List.copyOf(files);
            destination = List.copyOf(destination);
        }
    }

    /**
     * A function that will be called.
     *
     * @param at the function, or the object whose method of this name it is
     * @param trigger what makes it run; empty for at once, as part of the call
     * @param parameters what it is called with, in order
     * @param ofResult functions of what it returns that will be called, as if that were the only argument of a call, and
     *     of the object that it is a method of, as if that were the receiver
     * @param resultSinks where what it returns goes, as if that were the only argument of a call
     */
    public record Callback(
            Position at,
            Optional<String> trigger,
            List<Parameter> parameters,
            List<Callback> ofResult,
            List<Sink> resultSinks) {
        public Callback {
            parameters = List.copyOf(parameters);
            ofResult = List.copyOf(ofResult);
            resultSinks = List.copyOf(resultSinks);
        }

        /** Whether anything happens to what it returns. */
        public boolean isAnswer() {
            return !ofResult.isEmpty() || !resultSinks.isEmpty();
        }
    }

    /**
     * What a callback is called with.
     *
     * @param type the value is an instance of it, where it has one
     * @param gives the source class of the value, where it is one
     * @param read whether the value is what the call reads from the file of {@link ApiEntry#reads}
     * @param passedOn what of the call is passed on as the value, such as the receiver's data
     * @param same what of the result is the value itself, for a callback of a result
     */
    public record Parameter(
            Optional<String> type,
            Optional<String> gives,
            boolean read,
            Optional<Position> passedOn,
            Optional<Position> same) {}

    /**
     * A file that is written.
     *
     * @param path where, or what was opened there
     * @param data with what
     * @param appends whether what was written before stays
     */
    public record FileWrite(Position path, List<Position> data, boolean appends) {
        public FileWrite {
            data = List.copyOf(data);
        }
    }

    /** An API of which only its sinks are known: what the editor does with the answer of a callback. */
    public static ApiEntry ofSinks(String api, List<Sink> sinks) {
        return new ApiEntry(
                api,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                false,
                false,
                List.of(),
                List.of(),
                Optional.empty(),
                sinks,
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                new TreeSet<>(),
                Optional.empty(),
                new TreeSet<>());
    }

    /** Everything a call of this belongs to, for rules that ask for calls by class. */
    public SortedSet<String> callClasses() {
        SortedSet<String> all = new TreeSet<>(classes);
        sinks.forEach(sink -> all.add(sink.to()));
        gives.ifPresent(all::add);
        return all;
    }
}
