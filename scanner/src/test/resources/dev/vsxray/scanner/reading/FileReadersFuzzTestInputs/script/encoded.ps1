powershell -w h -enc ZQBjAGgAbwAgADEAMgAzADQANQA=
&("{1}{0}" -f 'ex','i') ([char]105+'x'.Replace('x','y'))