@echo off
rem Starts vsxray; builds it first when there is no build yet. After an update, delete cli\target\built to build again.
rem Needs Java 17 or newer (JAVA_HOME, or java on the PATH), and Maven 3.8 or newer for the build only.
setlocal EnableExtensions DisableDelayedExpansion
set "here=%~dp0"
set "target=%here%cli\target"

if defined JAVA_HOME (set "java=%JAVA_HOME%\bin\java.exe") else (set "java=java")
"%java%" -version >nul 2>&1
if errorlevel 1 (
    echo vsxray: no Java found. Install a JDK 17 or newer, or set JAVA_HOME to one. 1>&2
    exit /b 2
)

if exist "%target%\built" goto built
where mvn >nul 2>&1
if errorlevel 1 (
    echo vsxray: no mvn found. Install Maven 3.8 or newer; it is needed to build, once. 1>&2
    exit /b 2
)
echo vsxray: building, once ^(a minute or two; Maven fetches what it needs^) ... 1>&2
rem Maven's own check of the Java version says so when it is too old.
call mvn -q -B -Dstyle.color=never -f "%here%pom.xml" -Dmaven.test.skip=true package 1>&2
if errorlevel 1 (
    echo vsxray: the build failed; what Maven said is above. 1>&2
    exit /b 2
)
echo built> "%target%\built"
if exist "%target%\archived" del "%target%\archived"
:built

rem The options and the archive are explained in vsxray, the launcher for other systems.
set "options=-Xlog:disable -XX:MaxRAMPercentage=50 -XX:TieredStopAtLevel=1 -XX:+UseSerialGC"
if exist "%target%\archived" goto archived
if exist "%target%\vsxray.jsa" del "%target%\vsxray.jsa"
echo tried> "%target%\archived"
"%java%" %options% -XX:DumpLoadedClassList="%target%\scan.lst" -jar "%target%\vsxray.jar" rules test >nul 2>&1
"%java%" %options% -XX:DumpLoadedClassList="%target%\help.lst" -jar "%target%\vsxray.jar" --help >nul 2>&1
findstr /v /b /c:"@lambda-proxy" "%target%\scan.lst" > "%target%\shared.lst" 2>nul
findstr /v /b /c:"@lambda-proxy" "%target%\help.lst" >> "%target%\shared.lst" 2>nul
"%java%" %options% -XX:ErrorFile=NUL -Xshare:dump -XX:SharedClassListFile="%target%\shared.lst" -XX:SharedArchiveFile="%target%\making.jsa" -jar "%target%\vsxray.jar" >nul 2>&1
if not errorlevel 1 move /y "%target%\making.jsa" "%target%\vsxray.jsa" >nul 2>&1
:archived

"%java%" -XX:SharedArchiveFile="%target%\vsxray.jsa" -Xshare:auto %options% -XX:MinHeapFreeRatio=15 -XX:MaxHeapFreeRatio=40 %VSXRAY_JAVA_OPTIONS% -jar "%target%\vsxray.jar" %*
exit /b %ERRORLEVEL%
