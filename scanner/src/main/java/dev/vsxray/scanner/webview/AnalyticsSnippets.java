package dev.vsxray.scanner.webview;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Recognises the lines by which pages start an analytics service: the names these lines must use to reach it. */
final class AnalyticsSnippets {

    private static final Map<String, List<String>> NAMES = new TreeMap<>(Map.ofEntries(
            Map.entry("Zhuge", List.of("zhuge.load(", "window.zhuge", "zhuge.track(", "zhugeio")),
            Map.entry("GrowingIO", List.of("gio('init'", "gio(\"init\"", "gdp('init'", "growingio")),
            Map.entry("TalkingData", List.of("TDAPP", "talkingdata", "__TD_")),
            Map.entry("Baidu Analytics", List.of("_hmt", "hm.baidu.com")),
            Map.entry(
                    "Google Analytics",
                    List.of("gtag('config'", "gtag(\"config\"", "GoogleAnalyticsObject", "googletagmanager.com")),
            Map.entry("Umeng", List.of("_czc", "aplus_queue", "cnzz.com")),
            Map.entry("51LA", List.of("LA.init(", "51.la")),
            Map.entry("Sensors Data", List.of("sensorsDataAnalytic", "sa.quick('autoTrack'")),
            Map.entry("Matomo", List.of("_paq.push", "matomo.js", "piwik.js")),
            Map.entry("Mixpanel", List.of("mixpanel.init(")),
            Map.entry("Amplitude", List.of("amplitude.init(", "amplitude.getInstance(")),
            Map.entry("Segment", List.of("analytics.load(")),
            Map.entry("PostHog", List.of("posthog.init(")),
            Map.entry("Hotjar", List.of("_hjSettings", "hotjar.com")),
            Map.entry("FullStory", List.of("_fs_org", "fullstory.com/s/fs.js")),
            Map.entry("LogRocket", List.of("LogRocket.init(")),
            Map.entry("Microsoft Clarity", List.of("clarity.ms/tag")),
            Map.entry("Heap", List.of("heap.load(")),
            Map.entry("Yandex Metrica", List.of("mc.yandex.ru", "ym(")),
            Map.entry("Plausible", List.of("plausible.io/js"))));

    private AnalyticsSnippets() {}

    /** The services a script starts, by name. */
    static List<String> in(String script) {
        return NAMES.entrySet().stream()
                .filter(entry -> entry.getValue().stream().anyMatch(script::contains))
                .map(Map.Entry::getKey)
                .toList();
    }
}
