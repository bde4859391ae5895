window.addEventListener('message', (e) => {
  const out = document.getElementById('out');
  out.replaceChildren(...e.data.text.split(/\n\n+/).map((p) => { const el = document.createElement('p'); el.textContent = p; return el; }));
});
